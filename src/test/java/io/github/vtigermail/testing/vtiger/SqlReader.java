package io.github.vtigermail.testing.vtiger;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a condition, an order and a limit as the database does; what it cannot read is a database error. */
final class SqlReader {
    private final List<SqlToken> tokens;
    private final Predicate<String> columns;
    private int at;

    SqlReader(String sql, Predicate<String> columns) {
        this.tokens = SqlToken.read(sql);
        this.columns = columns;
    }

    SqlSelection selection() {
        SqlCondition where = or();
        String orderBy = "";
        boolean descending = false;
        if (takes("order")) {
            expect("by");
            orderBy = column(next().text());
            descending = takes("desc");
            takes("asc");
        }
        long offset = 0;
        long count = Long.MAX_VALUE;
        if (takes("limit")) {
            count = whole();
            if (takes(",")) {
                offset = count;
                count = whole();
            }
        }
        takes(";");
        if (peek().kind() != SqlToken.Kind.END) {
            throw Refusal.database();
        }
        return new SqlSelection(where, orderBy, descending, offset, count);
    }

    private SqlCondition or() {
        SqlCondition left = and();
        while (takes("or") || takes("||")) {
            left = left.or(and());
        }
        return left;
    }

    private SqlCondition and() {
        SqlCondition left = not();
        while (takes("and") || takes("&&")) {
            left = left.and(not());
        }
        return left;
    }

    private SqlCondition not() {
        return takes("not") || takes("!") ? not().not() : comparison();
    }

    private SqlCondition comparison() {
        String column = peek().kind() == SqlToken.Kind.WORD ? plain(peek().text()) : null;
        SqlCondition left = primary();
        if (takes("not")) {
            return peek().text().equalsIgnoreCase("like")
                    ? like(left).not()
                    : in(column, left).not();
        }
        return switch (peek().text().toLowerCase(Locale.ROOT)) {
            case "like" -> like(left);
            case "in" -> in(column, left);
            case "=" -> equal(column, left);
            case "!=", "<>" -> order(left, order -> order != 0);
            case "<" -> order(left, order -> order < 0);
            case ">" -> order(left, order -> order > 0);
            case "<=" -> order(left, order -> order <= 0);
            case ">=" -> order(left, order -> order >= 0);
            default -> left;
        };
    }

    private SqlCondition equal(String column, SqlCondition left) {
        boolean text = tokens.get(Math.min(at + 1, tokens.size() - 1)).kind() == SqlToken.Kind.LITERAL;
        String literal = tokens.get(Math.min(at + 1, tokens.size() - 1)).text();
        SqlCondition equal = order(left, order -> order == 0);
        return text && column != null
                ? new SqlCondition(equal.value(), Map.of(column, Set.of(Table.folded(literal))))
                : equal;
    }

    private SqlCondition order(SqlCondition left, Predicate<Integer> wanted) {
        at++;
        Function<Row, Object> a = left.value();
        Function<Row, Object> b = primary().value();
        return SqlCondition.of(row -> wanted.test(SqlCondition.compare(a.apply(row), b.apply(row))));
    }

    private SqlCondition in(String column, SqlCondition left) {
        expect("in");
        expect("(");
        Set<String> values = new HashSet<>();
        do {
            values.add(Table.folded(next().text()));
        } while (takes(","));
        expect(")");
        SqlCondition in = SqlCondition.of(
                row -> values.contains(Table.folded(String.valueOf(left.value().apply(row)))));
        return column == null ? in : new SqlCondition(in.value(), Map.of(column, values));
    }

    private SqlCondition like(SqlCondition left) {
        at++;
        String wanted = next().text();
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            if (c == '\\' && i + 1 < wanted.length()) {
                pattern.append(Pattern.quote(String.valueOf(wanted.charAt(++i))));
            } else {
                pattern.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        Pattern like =
                Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return SqlCondition.of(
                row -> like.matcher(String.valueOf(left.value().apply(row))).matches());
    }

    private SqlCondition primary() {
        SqlToken token = next();
        switch (token.kind()) {
            case LITERAL:
                return SqlCondition.of(row -> token.text());
            case NUMBER:
                double number = number(token.text());
                return SqlCondition.of(row -> number);
            case WORD:
                String column = column(token.text());
                return SqlCondition.of(row -> row.get(column));
            default:
                if (!token.text().equals("(")) {
                    throw Refusal.database();
                }
                SqlCondition inner = or();
                expect(")");
                return inner;
        }
    }

    private String column(String word) {
        String column = plain(word);
        if (!columns.test(column) && !column.equals("deleted")) {
            throw Refusal.database();
        }
        return column;
    }

    private static String plain(String word) {
        return word.substring(word.lastIndexOf('.') + 1).replace("`", "");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            throw Refusal.database();
        }
    }

    private long whole() {
        return (long) number(next().text());
    }

    private SqlToken peek() {
        return tokens.get(at);
    }

    private SqlToken next() {
        return tokens.get(at + 1 < tokens.size() ? at++ : at);
    }

    private boolean takes(String text) {
        boolean is = peek().kind() != SqlToken.Kind.LITERAL && peek().text().equalsIgnoreCase(text);
        at += is ? 1 : 0;
        return is;
    }

    private void expect(String text) {
        if (!takes(text)) {
            throw Refusal.database();
        }
    }
}
