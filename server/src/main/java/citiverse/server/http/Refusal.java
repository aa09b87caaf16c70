package citiverse.server.http;

import citiverse.server.access.Role;
import citiverse.twin.Problem;
import java.util.Map;
import java.util.TreeMap;

/// A request that is not served, with the status of HTTP that says so.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /// @param status 400 to 599
    /// @param headers such as `Retry-After`
    public Refusal(int status, Problem problem, Map<String, String> headers) {
        super(problem.getMessage(), problem);
        this.status = status;
        this.problem = problem;
        this.headers = new TreeMap<>(headers);
    }

    public Refusal(int status, Problem problem) {
        this(status, problem, Map.of());
    }

    /// 404: nothing is there, or nothing that the caller may see.
    ///
    /// @param what what was looked for, such as `layer "trees"`
    public static Refusal notFound(String what) {
        return new Refusal(
                404, Problem.user("CV-SERVER-404", "there is no " + what).remedy("Check the address"));
    }

    static Problem needs(Role role) {
        return Problem.user("CV-SERVER-403", "this needs the role " + role.id());
    }

    /// 403: signed in, but not with the role.
    public static Refusal forbidden(Role role) {
        return new Refusal(403, needs(role).remedy("Ask the administrator of this server for the role"));
    }

    /// 401: nobody signed in.
    public static Refusal signInFirst(Role role) {
        return new Refusal(401, needs(role).remedy("Sign in at /sign-in"));
    }

    public int status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
