package citiverse.server.page.rehearse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Numbers as people write them in forms: digits of any script, a comma or a point for decimals.
final class Figures {
    private static final int LONGEST = 24;

    private Figures() {}

    /// One number; empty where it is none.
    static Optional<Double> one(String text) {
        String plain =
                latin(text.strip()).replace(',', '.').replace('\u066B', '.').replace('\u2212', '-');
        if (plain.length() > LONGEST || !plain.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(plain));
    }

    /// Several numbers, parted by commas or spaces; empty where one of them is none.
    static Optional<List<Double>> several(String text) {
        var all = new ArrayList<Double>();
        for (String part : text.strip().split("[\\s,;\u060C\u3001\uFF0C]+")) {
            Optional<Double> number = part.isEmpty() ? Optional.empty() : one(part);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            if (!all.contains(number.get())) {
                all.add(number.get());
            }
        }
        return Optional.of(List.copyOf(all));
    }

    /// As YAML and JSON write it, without an exponent.
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String latin(String text) {
        var out = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            int digit = Character.digit(c, 10);
            out.append(digit >= 0 ? (char) ('0' + digit) : (char) c);
        });
        return out.toString();
    }
}
