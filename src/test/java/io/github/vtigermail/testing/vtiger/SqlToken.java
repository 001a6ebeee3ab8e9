package io.github.vtigermail.testing.vtiger;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of SQL as the database reads it. Unlike VTQL's reader the database takes a backslash in a text for an
 * escape, and {@code #} and {@code --} for the start of a comment.
 *
 * @param kind what it is
 * @param text its text, of a literal the content
 */
record SqlToken(Kind kind, String text) {
    /** Kinds of words. */
    enum Kind {
        WORD,
        LITERAL,
        NUMBER,
        SIGN,
        END
    }

    static List<SqlToken> read(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' || isDashComment(sql, at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
            } else if (c == '\'' || c == '"') {
                StringBuilder content = new StringBuilder();
                at = literal(sql, at, content);
                tokens.add(new SqlToken(Kind.LITERAL, content.toString()));
            } else if (isWord(c)) {
                int end = at;
                while (end < sql.length() && (isWord(sql.charAt(end)) || sql.charAt(end) == '.')) {
                    end++;
                }
                String word = sql.substring(at, end);
                tokens.add(new SqlToken(Character.isDigit(c) ? Kind.NUMBER : Kind.WORD, word));
                at = end;
            } else {
                int length = at + 1 < sql.length() && isPair(sql.substring(at, at + 2)) ? 2 : 1;
                tokens.add(new SqlToken(Kind.SIGN, sql.substring(at, at + length)));
                at += length;
            }
        }
        tokens.add(new SqlToken(Kind.END, ""));
        return tokens;
    }

    private static boolean isDashComment(String sql, int at) {
        return sql.startsWith("--", at) && (at + 2 == sql.length() || Character.isWhitespace(sql.charAt(at + 2)));
    }

    private static boolean isPair(String signs) {
        return List.of("<=", ">=", "<>", "!=", "||", "&&").contains(signs);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '`';
    }

    private static int literal(String sql, int start, StringBuilder content) {
        char quote = sql.charAt(start);
        int at = start + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            char next = at + 1 < sql.length() ? sql.charAt(at + 1) : 0;
            if (c == '\\') {
                content.append(escaped(next));
                at += 2;
            } else if (c == quote && next == quote) {
                content.append(quote);
                at += 2;
            } else if (c == quote) {
                return at + 1;
            } else {
                content.append(c);
                at++;
            }
        }
        throw Refusal.database();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\032";
            case '%', '_' -> "\\" + c;
            default -> String.valueOf(c);
        };
    }
}
