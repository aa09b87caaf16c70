package citiverse.server.ogc.processes.offered;

import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Inputs of a process, checked, with the defaults filled in.
public final class Inputs {
    private final Map<String, Object> values;

    private Inputs(Map<String, Object> values) {
        this.values = values;
    }

    /// Checks inputs.
    ///
    /// @throws Problem `CV-PROCESS-001` where one does not fit, `CV-PROCESS-002` where one is missing or unknown
    public static Inputs of(List<Field> fields, Map<?, ?> given) {
        var values = new TreeMap<String, Object>();
        for (Field field : fields) {
            Object value = given.get(field.name());
            if (value == null) {
                if (field.required()) {
                    throw Problem.user("CV-PROCESS-002", "the input \"" + field.name() + "\" is missing")
                            .remedy("See the description of the process");
                }
                if (field.fallback() != null) {
                    values.put(field.name(), field.fallback());
                }
            } else {
                field.check(value);
                values.put(field.name(), value);
            }
        }
        for (Object name : given.keySet()) {
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                String shown = name.toString();
                throw Problem.user(
                                "CV-PROCESS-002",
                                "there is no input \"" + shown.substring(0, Math.min(60, shown.length())) + '"')
                        .remedy("Take it away, or see the description of the process");
            }
        }
        return new Inputs(values);
    }

    /// Canonical JSON of all values.
    public String json() {
        return CanonicalJson.write(values);
    }

    /// The values by name.
    public Map<String, Object> values() {
        return values;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name) {
        return (String) values.get(name);
    }

    public double number(String name) {
        return ((Number) values.get(name)).doubleValue();
    }

    public int whole(String name) {
        return (int) number(name);
    }

    public LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    public Instant instant(String name) {
        return OffsetDateTime.parse(text(name)).toInstant();
    }

    public double[] numbers(String name) {
        return ((List<?>) values.get(name))
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }
}
