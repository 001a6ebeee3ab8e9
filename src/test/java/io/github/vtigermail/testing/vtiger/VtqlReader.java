package io.github.vtigermail.testing.vtiger;

import java.util.ArrayList;
import java.util.List;

/** Reads VTQL: {@code select f, f from M [where …] [order by f] [limit [o,] n];}. */
final class VtqlReader {
    private static final String SEMICOLON = "SEMICOLON";

    private final String query;
    private final List<String> named = new ArrayList<>();
    private int place;
    private String before = "";

    private VtqlReader(String query) {
        this.query = query;
    }

    static VtqlQuery read(String query) {
        return new VtqlReader(query).query();
    }

    private VtqlQuery query() {
        keyword("select", "SELECT");
        List<String> fields = new ArrayList<>();
        do {
            fields.add(peek().is("*") ? take().text() : field());
        } while (takes(","));
        keyword("from", "FROM");
        String module = word();
        StringBuilder where = new StringBuilder();
        if (takes("where")) {
            condition(where);
            while (peek().is("and") || peek().is("or")) {
                where.append(' ').append(take().text()).append(' ');
                condition(where);
            }
        }
        String orderBy = "";
        if (takes("order")) {
            keyword("by", "BY");
            orderBy = field() + (peek().is("desc") || peek().is("asc") ? " " + take().text() : "");
        }
        long offset = 0;
        long count = Long.MAX_VALUE;
        if (takes("limit")) {
            count = number();
            if (takes(",")) {
                offset = count;
                count = number();
            }
        }
        keyword(";", SEMICOLON);
        return new VtqlQuery(fields, module, named, where.toString(), orderBy, offset, count);
    }

    private void condition(StringBuilder where) {
        where.append(field()).append(' ');
        if (takes("in")) {
            keyword("(", "PARENOPEN");
            where.append("in (").append(value());
            while (takes(",")) {
                where.append(',').append(value());
            }
            keyword(")", "PARENCLOSE");
            where.append(')');
        } else if (List.of("=", "!=", "<", ">", "<=", ">=").contains(peek().text()) || peek().is("like")) {
            where.append(take().text()).append(' ').append(value());
        } else {
            throw unexpected("EQ");
        }
    }

    private String field() {
        String field = word();
        named.add(field);
        return field;
    }

    private String word() {
        if (!peek().kind().equals(VtqlToken.COLUMN)) {
            throw unexpected(VtqlToken.COLUMN);
        }
        return take().text();
    }

    private String value() {
        if (!peek().kind().equals(VtqlToken.TEXT) && !peek().kind().equals(VtqlToken.NUMBER)) {
            throw unexpected(VtqlToken.TEXT);
        }
        return take().text();
    }

    private long number() {
        if (!peek().kind().equals(VtqlToken.NUMBER) || peek().text().length() > 18) {
            throw unexpected(VtqlToken.NUMBER);
        }
        return Long.parseLong(take().text());
    }

    private void keyword(String word, String kind) {
        if (!takes(word)) {
            throw unexpected(kind);
        }
    }

    private boolean takes(String word) {
        boolean is = peek().is(word);
        if (is) {
            take();
        }
        return is;
    }

    private VtqlToken peek() {
        return VtqlToken.at(query, place);
    }

    private VtqlToken take() {
        VtqlToken token = peek();
        place = VtqlToken.start(query, place) + token.text().length();
        before = token.text();
        return token;
    }

    private Refusal unexpected(String expected) {
        VtqlToken token = peek();
        boolean end = token.kind().equals(VtqlToken.END);
        return Refusal.syntax("token '" + (end ? before : token.text()) + "' Unexpected " + token.kind() + "("
                + (end ? "0" : token.text()) + "), expected one of: " + expected);
    }
}
