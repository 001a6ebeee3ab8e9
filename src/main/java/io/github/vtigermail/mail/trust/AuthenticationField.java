package io.github.vtigermail.mail.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One {@code Authentication-Results} field, parsed by the grammar of RFC 8601 in one pass. Values are read as mail
 * servers write them, for example Base64 without quotes; a result that breaks the grammar is ignored.
 */
final class AuthenticationField {

    /** In a longer field only the server's name is read. */
    private static final int MAX_LENGTH = 20_000;

    private final String text;
    private final List<Result> results = new ArrayList<>();
    private final String server;
    private int at;
    private boolean broken; // the result that is being read

    /**
     * The result of one method.
     *
     * @param method in lower case
     * @param result in lower case
     * @param properties by name in lower case, such as {@code header.from}
     */
    record Result(String method, String result, Map<String, String> properties) {

        boolean isPass() {
            return result.equals("pass");
        }

        String property(String name) {
            return properties.get(name);
        }
    }

    private AuthenticationField(String text) {
        this.text = text;
        this.server = readServer();
    }

    /** @param text the field's value, unfolded */
    static AuthenticationField read(String text) {
        AuthenticationField field = new AuthenticationField(text);
        if (!field.server.isEmpty() && text.length() <= MAX_LENGTH && field.isVersionOne()) {
            field.readResults();
        }
        return field;
    }

    /** The name of the server that wrote the field; empty if it names none. */
    String server() {
        return server;
    }

    /** The results of this method. */
    List<Result> results(String method) {
        return results.stream().filter(one -> one.method().equals(method)).toList();
    }

    private String readServer() {
        skipSpace();
        String name = value("=");
        skipSpace();
        return broken || peek() == '=' ? "" : name; // Exchange Online begins with a result
    }

    private boolean isVersionOne() {
        if (peek() == ';' || peek() == 0) {
            return true;
        }
        String version = value("=");
        skipSpace();
        return version.equals("1") && (peek() == ';' || peek() == 0);
    }

    private void readResults() {
        while (peek() == ';') {
            at++;
            broken = false;
            Map<String, String> pairs = new HashMap<>();
            String first = null;
            skipSpace();
            while (!broken && peek() != ';' && peek() != 0) {
                String name = name();
                skipSpace();
                if (name.isEmpty() || peek() != '=') {
                    broken = true;
                    break;
                }
                at++;
                skipSpace();
                // with a duplicate property, nobody knows which one is meant
                broken |= pairs.putIfAbsent(name, value("")) != null;
                first = first == null ? name : first;
                skipSpace();
            }
            if (!broken && first != null) {
                String result = pairs.remove(first).toLowerCase(Locale.ROOT);
                results.add(new Result(first.split("/", 2)[0], result, pairs));
            }
            skipToNext();
        }
    }

    /** {@code dkim}, {@code dkim/1}, {@code header.d}. */
    private String name() {
        StringBuilder name = new StringBuilder();
        while (true) {
            while (isKeyword(peek())) {
                name.append(text.charAt(at++));
            }
            skipSpace();
            if (peek() != '.' && peek() != '/') {
                return name.toString().toLowerCase(Locale.ROOT);
            }
            name.append(text.charAt(at++));
            skipSpace();
        }
    }

    /** Reads up to the next white space, comment, semicolon, or one of {@code ends}; quoted text is part of the value. */
    private String value(String ends) {
        StringBuilder value = new StringBuilder();
        while (peek() != 0 && peek() != ';' && peek() != '(' && !isSpace(peek()) && ends.indexOf(peek()) < 0) {
            char c = text.charAt(at++);
            if (c != '"') {
                value.append(c);
                continue;
            }
            while (peek() != '"' && peek() != 0) {
                if (peek() == '\\') {
                    at++;
                }
                value.append(peek() == 0 ? "" : text.charAt(at++));
            }
            broken |= peek() == 0;
            at++;
        }
        return value.toString();
    }

    /** Skips white space and comments, which may be nested. */
    private void skipSpace() {
        int depth = 0;
        while (peek() != 0 && (depth > 0 || isSpace(peek()) || peek() == '(')) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        broken |= depth > 0;
    }

    private void skipToNext() {
        while (peek() != ';' && peek() != 0) {
            value("");
            skipSpace();
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isKeyword(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
