package citiverse.server.access;

import citiverse.server.http.Refusal;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Accounts, links that sign in, and sessions of this server, kept in its folder as hashes of their tokens.
///
/// Reading waits for nobody. A change is on the disk before it is told, and holds nowhere where it could not be kept.
public final class AccountBook {
    /// How long a session lasts.
    public static final Duration SESSION = Duration.ofHours(12);
    /// How long the link of the administrator lasts.
    static final Duration ADMINISTRATOR_LINK = Duration.ofMinutes(15);
    /// How long an invitation lasts.
    static final Duration INVITATION = Duration.ofDays(7);
    /// How long a link that was used or has expired is remembered, so that it can say so.
    private static final Duration MEMORY = Duration.ofDays(30);

    static final int ACCOUNTS = 1_000;
    static final int SESSIONS = 2_000;
    static final int SESSIONS_OF_ONE = 10;
    private static final int LINKS = 2_000;
    private static final int PEOPLE = 100_000;

    private final DurableText file;
    private final Clock clock;
    private volatile Book book;

    /// What a link is worth just now.
    public enum LinkState {
        VALID,
        USED,
        EXPIRED,
        UNKNOWN
    }

    /// A link that was made; its token is shown once and kept nowhere.
    ///
    /// @param account whom it signs in
    /// @param token 256 bits in base64url
    /// @param expires from when on it does not
    public record NewLink(Account account, String token, Instant expires) {}

    /// A session that was opened.
    public record NewSession(Account account, String token) {}

    /// @param folder of the server
    /// @throws Problem `CV-SERVER-010` where what was kept cannot be read
    public AccountBook(Path folder, Clock clock) {
        this.clock = clock;
        this.file = new DurableText(folder.resolve("accounts.json"));
        try {
            Files.createDirectories(folder);
            this.book = file.exists() ? Book.parse(file.read()) : Book.empty();
        } catch (IOException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | DateTimeException damaged) {
            throw Problem.user("CV-SERVER-010", "the accounts cannot be read: " + damaged.getMessage())
                    .in(file.file().toString())
                    .remedy("Put a copy back, or move the file away and invite everybody anew")
                    .causedBy(damaged);
        }
    }

    /// The key of what only this server may read.
    String secret() {
        return book.secret();
    }

    private Optional<Account> account(Book now, String name) {
        return name.equals(Account.ADMINISTRATOR)
                ? Optional.of(new Account(name, Role.ADMINISTRATOR, Instant.EPOCH))
                : Optional.ofNullable(now.accounts().get(name));
    }

    /// Changes a copy, keeps it on the disk, and only then lets it hold.
    private synchronized <T> T change(Function<Book, T> work) {
        Book next = book.copy();
        Instant now = clock.instant();
        next.sessions().values().removeIf(session -> !session.expires().isAfter(now));
        next.links().values().removeIf(link -> link.expires().plus(MEMORY).isBefore(now));
        T result = work.apply(next);
        try {
            file.write(next.json());
        } catch (IOException broken) {
            var problem = Problem.ours("CV-SERVER-011", "the accounts cannot be kept just now", broken)
                    .remedy("Nothing was changed. Free space on the disk of the server and try again");
            throw new Refusal(503, problem, Map.of("Retry-After", "30"));
        }
        book = next;
        return result;
    }

    /// Who a session is of, where it still holds.
    public Optional<Account> session(String token) {
        Book now = book;
        Book.Session session = now.sessions().get(Tokens.hash(token));
        return session == null || !session.expires().isAfter(clock.instant())
                ? Optional.empty()
                : account(now, session.account());
    }

    /// What a link is worth. Compared with every link, in a time that tells nothing.
    public LinkState state(String token) {
        return find(book, token).map(found -> state(found.getValue())).orElse(LinkState.UNKNOWN);
    }

    private LinkState state(Book.Link link) {
        if (link.used()) {
            return LinkState.USED;
        }
        return link.expires().isAfter(clock.instant()) ? LinkState.VALID : LinkState.EXPIRED;
    }

    private static Optional<Map.Entry<String, Book.Link>> find(Book now, String token) {
        String hash = Tokens.hash(token);
        Map.Entry<String, Book.Link> found = null;
        for (var link : now.links().entrySet()) {
            if (Tokens.same(link.getKey(), hash)) {
                found = link;
            }
        }
        return Optional.ofNullable(found);
    }

    /// Uses a link up and opens a session with it; empty where it is worth nothing (any more).
    public Optional<NewSession> redeem(String token) {
        if (state(token) != LinkState.VALID) {
            return Optional.empty();
        }
        return change(next -> find(next, token)
                .filter(found -> state(found.getValue()) == LinkState.VALID)
                .flatMap(found -> {
                    Book.Link link = found.getValue();
                    next.links().put(found.getKey(), new Book.Link(link.account(), link.expires(), true));
                    return account(next, link.account()).map(account -> open(next, account));
                }));
    }

    private NewSession open(Book next, Account account) {
        Instant now = clock.instant();
        List<String> own = next.sessions().entrySet().stream()
                .filter(entry -> entry.getValue().account().equals(account.name()))
                .sorted(Comparator.comparing(entry -> entry.getValue().opened()))
                .map(Map.Entry::getKey)
                .toList();
        for (int i = 0; i <= own.size() - SESSIONS_OF_ONE; i++) {
            next.sessions().remove(own.get(i));
        }
        if (next.sessions().size() >= SESSIONS) {
            throw full("sessions", SESSIONS);
        }
        String token = Tokens.random();
        next.sessions().put(Tokens.hash(token), new Book.Session(account.name(), now, now.plus(SESSION)));
        return new NewSession(account, token);
    }

    private static Refusal full(String what, int most) {
        return new Refusal(
                503,
                Problem.user("CV-SERVER-012", "this server keeps no more than " + most + ' ' + what)
                        .remedy("Revoke accounts that are no longer needed"),
                Map.of("Retry-After", "3600"));
    }

    /// Ends the session of a token.
    public void close(String token) {
        if (book.sessions().containsKey(Tokens.hash(token))) {
            change(next -> next.sessions().remove(Tokens.hash(token)));
        }
    }

    /// Ends all sessions of an account.
    public void closeAll(String account) {
        change(next ->
                next.sessions().values().removeIf(session -> session.account().equals(account)));
    }

    /// The accounts that were invited, by name.
    public List<Account> accounts() {
        return List.copyOf(book.accounts().values());
    }

    /// How many browsers an account is signed in with.
    public long sessionsOf(String account) {
        Instant now = clock.instant();
        return book.sessions().values().stream()
                .filter(session ->
                        session.account().equals(account) && session.expires().isAfter(now))
                .count();
    }

    /// When the open link of an account expires, where it has one.
    public Optional<Instant> openLink(String account) {
        return book.links().values().stream()
                .filter(link -> link.account().equals(account) && state(link) == LinkState.VALID)
                .map(Book.Link::expires)
                .findFirst();
    }

    /// A name for a new account, such as `planner-k7f3qx`.
    String newName(String start) {
        String name;
        do {
            name = start + '-' + Tokens.suffix();
        } while (book.accounts().containsKey(name));
        return name;
    }

    /// Makes an account and the link that signs it in.
    public NewLink invite(String name, Role role) {
        return change(next -> {
            if (next.accounts().size() >= ACCOUNTS) {
                throw full("accounts", ACCOUNTS);
            }
            var account = new Account(name, role, clock.instant());
            next.accounts().put(name, account);
            return link(next, account, INVITATION);
        });
    }

    /// Makes another link for an account; earlier ones that were not used are worth nothing from then on.
    public Optional<NewLink> again(String name) {
        return change(
                next -> Optional.ofNullable(next.accounts().get(name)).map(account -> link(next, account, INVITATION)));
    }

    /// The link of the administrator; earlier ones that were not used are worth nothing from then on.
    public NewLink administratorLink() {
        return change(next -> link(next, account(next, Account.ADMINISTRATOR).orElseThrow(), ADMINISTRATOR_LINK));
    }

    private NewLink link(Book next, Account account, Duration lasts) {
        next.links().values().removeIf(link -> link.account().equals(account.name()) && !link.used());
        if (next.links().size() >= LINKS) {
            next.links().values().removeIf(Book.Link::used);
        }
        String token = Tokens.random();
        Instant expires = clock.instant().plus(lasts);
        next.links().put(Tokens.hash(token), new Book.Link(account.name(), expires, false));
        return new NewLink(account, token, expires);
    }

    /// Takes an account back with its sessions and links.
    ///
    /// @return false where there is none of that name
    public boolean revoke(String name) {
        return change(next -> {
            next.links().values().removeIf(link -> link.account().equals(name));
            next.sessions().values().removeIf(session -> session.account().equals(name));
            return next.accounts().remove(name) != null;
        });
    }

    /// The made-up name of a person whom an identity provider knows; always the same until it is forgotten.
    String nameOf(String issuer, String subject) {
        String hash = Tokens.keyed(book.secret(), issuer + '\n' + subject);
        String known = book.people().get(hash);
        if (known != null) {
            return known;
        }
        return change(next -> {
            if (next.people().size() >= PEOPLE) {
                throw full("people", PEOPLE);
            }
            return next.people().computeIfAbsent(hash, any -> "person-" + Tokens.suffix() + Tokens.suffix());
        });
    }
}
