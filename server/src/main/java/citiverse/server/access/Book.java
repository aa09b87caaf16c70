package citiverse.server.access;

import citiverse.twin.json.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who may sign in and who has: what [AccountBook] keeps, at one moment. Of tokens it knows hashes only.
///
/// @param secret key of the hashes of people and of the cookies of an identity provider
/// @param accounts by name
/// @param links by hash of their token
/// @param sessions by hash of their token
/// @param people made-up names by keyed hash of (issuer, subject); to erase an entry is to forget who that was
record Book(
        String secret,
        TreeMap<String, Account> accounts,
        TreeMap<String, Link> links,
        TreeMap<String, Session> sessions,
        TreeMap<String, String> people) {

    /// A link that signs in once.
    record Link(String account, Instant expires, boolean used) {}

    /// A browser that signed in.
    record Session(String account, Instant opened, Instant expires) {}

    static Book empty() {
        return new Book(Tokens.random(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Book copy() {
        return new Book(
                secret, new TreeMap<>(accounts), new TreeMap<>(links), new TreeMap<>(sessions), new TreeMap<>(people));
    }

    String json() {
        List<Object> accountList = new ArrayList<>();
        accounts.values()
                .forEach(account -> accountList.add(Map.of(
                        "name", account.name(),
                        "role", account.role().id(),
                        "created", account.created().toString())));
        var linkTree = new TreeMap<String, Object>();
        links.forEach((hash, link) -> linkTree.put(
                hash,
                Map.of("account", link.account(), "expires", link.expires().toString(), "used", link.used())));
        var sessionTree = new TreeMap<String, Object>();
        sessions.forEach((hash, session) -> sessionTree.put(
                hash,
                Map.of(
                        "account",
                        session.account(),
                        "opened",
                        session.opened().toString(),
                        "expires",
                        session.expires().toString())));
        return CanonicalJson.write(Map.of(
                "v",
                1L,
                "secret",
                secret,
                "accounts",
                accountList,
                "links",
                linkTree,
                "sessions",
                sessionTree,
                "people",
                people));
    }

    /// @throws IllegalArgumentException or [java.time.DateTimeException] where the text is not such a book
    static Book parse(String json) {
        if (!(CanonicalJson.parse(json) instanceof Map<?, ?> tree)
                || !Long.valueOf(1).equals(tree.get("v"))) {
            throw new IllegalArgumentException("it is not a book of accounts of version 1");
        }
        var book = new Book(text(tree, "secret"), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Object item : (List<?>) tree.get("accounts")) {
            var account = (Map<?, ?>) item;
            String name = text(account, "name");
            book.accounts.put(name, new Account(name, Role.of(text(account, "role")), time(account, "created")));
        }
        ((Map<?, ?>) tree.get("links")).forEach((hash, item) -> {
            var link = (Map<?, ?>) item;
            boolean used = Boolean.TRUE.equals(link.get("used"));
            book.links.put((String) hash, new Link(text(link, "account"), time(link, "expires"), used));
        });
        ((Map<?, ?>) tree.get("sessions")).forEach((hash, item) -> {
            var session = (Map<?, ?>) item;
            book.sessions.put(
                    (String) hash,
                    new Session(text(session, "account"), time(session, "opened"), time(session, "expires")));
        });
        ((Map<?, ?>) tree.get("people")).forEach((hash, name) -> book.people.put((String) hash, (String) name));
        return book;
    }

    private static Instant time(Map<?, ?> tree, String name) {
        return Instant.parse(text(tree, name));
    }

    private static String text(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the text \"" + name + "\" is missing");
    }
}
