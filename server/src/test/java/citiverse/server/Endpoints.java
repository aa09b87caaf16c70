package citiverse.server;

import citiverse.twin.json.CanonicalJson;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the running server answers to: read off its resource classes and off the documents of its interfaces, so that
/// whoever adds a path is tested without saying so.
public final class Endpoints {
    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class, HEAD.class, OPTIONS.class);

    private Endpoints() {}

    /// One way to ask.
    ///
    /// @param method of HTTP
    /// @param template path with places, such as `/place/{urn}`
    /// @param parameters names that the query may have
    public record Endpoint(String method, String template, List<String> parameters) implements Comparable<Endpoint> {
        @Override
        public int compareTo(Endpoint other) {
            return Comparator.comparing(Endpoint::template)
                    .thenComparing(Endpoint::method)
                    .compare(this, other);
        }

        /// The path with every place filled by the same text.
        public String path(java.util.function.UnaryOperator<String> place) {
            return java.util.regex.Pattern.compile("\\{([^{}:]+)(:(?:[^{}]|\\{[^{}]*})*)?}")
                    .matcher(template)
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                            place.apply(found.group(1).strip())));
        }
    }

    public static List<Endpoint> all() {
        var found = new TreeSet<Endpoint>();
        java.nio.file.Path classes = java.nio.file.Path.of("target", "classes");
        try (Stream<java.nio.file.Path> files =
                Files.walk(classes.resolve("citiverse").resolve("server"))) {
            for (java.nio.file.Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                String name =
                        classes.relativize(file).toString().replace('/', '.').replace('\\', '.');
                addResource(name.substring(0, name.length() - ".class".length()), found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        addDocument("/ogc/api?f=json", "/ogc", found);
        addDocument("/api/openapi.json", "", found);
        return new ArrayList<>(found);
    }

    private static void addResource(String name, TreeSet<Endpoint> found) {
        Class<?> type;
        try {
            type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError notForTests) {
            return;
        }
        Path root = type.getAnnotation(Path.class);
        if (root == null) {
            return;
        }
        for (Method method : type.getDeclaredMethods()) {
            Path own = method.getAnnotation(Path.class);
            String template = joined(root.value(), own == null ? "" : own.value());
            List<String> parameters = Arrays.stream(method.getParameters())
                    .map(parameter -> parameter.getAnnotation(QueryParam.class))
                    .filter(parameter -> parameter != null)
                    .map(QueryParam::value)
                    .toList();
            for (Class<? extends Annotation> verb : METHODS) {
                if (method.isAnnotationPresent(verb)) {
                    found.add(new Endpoint(verb.getSimpleName(), template, parameters));
                }
            }
        }
    }

    private static String joined(String start, String end) {
        return ("/" + start + "/" + end).replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
    }

    private static void addDocument(String address, String base, TreeSet<Endpoint> found) {
        Got got = Got.get(address, "Accept", "application/json");
        if (got.status() != 200) {
            return;
        }
        if (!(CanonicalJson.parse(got.text()) instanceof Map<?, ?> document)
                || !(document.get("paths") instanceof Map<?, ?> paths)) {
            throw new IllegalStateException(address + " has no paths");
        }
        paths.forEach((path, item) -> {
            String start = ((String) path).startsWith(base) ? "" : base;
            for (Object verb : ((Map<?, ?>) item).keySet()) {
                String method = verb.toString().toUpperCase(java.util.Locale.ROOT);
                if (METHODS.stream().anyMatch(known -> known.getSimpleName().equals(method))) {
                    found.add(new Endpoint(method, start + path, List.of()));
                }
            }
        });
    }
}
