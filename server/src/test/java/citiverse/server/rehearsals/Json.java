package citiverse.server.rehearsals;

import citiverse.server.Got;
import citiverse.twin.json.CanonicalJson;
import java.util.List;
import java.util.Map;

/// Reads JSON of answers.
public final class Json {
    private Json() {}

    public static Map<?, ?> of(Got got) {
        return (Map<?, ?>) CanonicalJson.parse(got.body());
    }

    public static Object at(Object tree, Object... path) {
        Object here = tree;
        for (Object step : path) {
            here = step instanceof Integer index ? ((List<?>) here).get(index) : ((Map<?, ?>) here).get(step);
        }
        return here;
    }
}
