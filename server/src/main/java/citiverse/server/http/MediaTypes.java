package citiverse.server.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Media types as requests name them (RFC 9110, 8.3.1 and 12.5.1), checked before anything else reads them.
final class MediaTypes {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}";
    private static final String PARAMETERS =
            "(?:[ \\t]*;[ \\t]*(?:" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]{0,200}\"))?){0,8}[ \\t]*";
    private static final Pattern TYPE = Pattern.compile(TOKEN + '/' + TOKEN + PARAMETERS);
    private static final Pattern WEIGHT = Pattern.compile(";[ \\t]*[qQ]=([^;]*)");
    private static final Pattern QUALITY = Pattern.compile("0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?");
    private static final Pattern CHARSET = Pattern.compile("(?i);[ \\t]*charset=\"?([^;\"]*)");
    private static final int MOST_ACCEPTED = 50;

    private MediaTypes() {}

    /// Keeps of `Accept` what can be read; a header of which nothing is left is as if it had not been sent, which the
    /// standard leaves to the server.
    static void tidyAccept(MultiMap headers) {
        String accept = String.join(",", headers.getAll("Accept"));
        if (accept.isEmpty()) {
            headers.remove("Accept");
            return;
        }
        List<String> kept = new ArrayList<>();
        for (String item : accept.split(",")) {
            if (kept.size() < MOST_ACCEPTED && TYPE.matcher(item.strip()).matches() && weighs(item)) {
                kept.add(item.strip());
            }
        }
        if (kept.isEmpty()) {
            headers.remove("Accept");
        } else {
            headers.set("Accept", String.join(", ", kept));
        }
    }

    private static boolean weighs(String item) {
        var weight = WEIGHT.matcher(item);
        return !weight.find() || QUALITY.matcher(weight.group(1).strip()).matches();
    }

    /// True where a body says nothing of its type, or something that can be read, in an encoding that is known here.
    static boolean readable(String contentType) {
        if (contentType == null) {
            return true;
        }
        if (!TYPE.matcher(contentType.strip()).matches() || contentType.indexOf('*') >= 0) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT).strip();
        if (type.startsWith("multipart/") && !type.contains("boundary=")) {
            return false;
        }
        var charset = CHARSET.matcher(contentType);
        return !charset.find() || isKnown(charset.group(1).strip());
    }

    private static boolean isKnown(String charset) {
        return switch (charset.toLowerCase(Locale.ROOT)) {
            case "utf-8", "us-ascii", "iso-8859-1" -> true;
            default -> false;
        };
    }
}
