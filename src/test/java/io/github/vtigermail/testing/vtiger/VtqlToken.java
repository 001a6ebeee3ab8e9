package io.github.vtigermail.testing.vtiger;

/**
 * A word of VTQL as Vtiger's own reader sees it: in a text it knows the doubled quote and no backslash.
 *
 * @param kind Vtiger's name for what it is
 * @param text as it stands in the query
 */
record VtqlToken(String kind, String text) {
    static final String COLUMN = "COLUMNNAME";
    static final String TEXT = "STRING";
    static final String NUMBER = "DIGITS";
    static final String END = "End of Input";

    /** The word at or behind a place in the query. */
    static VtqlToken at(String query, int place) {
        int at = start(query, place);
        if (at == query.length()) {
            return new VtqlToken(END, "");
        }
        char c = query.charAt(at);
        if (c == '\'') {
            return new VtqlToken(TEXT, query.substring(at, endOfText(query, at)));
        }
        int end = at;
        while (end < query.length() && (Character.isLetterOrDigit(query.charAt(end)) || query.charAt(end) == '_')) {
            end++;
        }
        if (end > at) {
            String word = query.substring(at, end);
            return new VtqlToken(word.chars().allMatch(Character::isDigit) ? NUMBER : COLUMN, word);
        }
        boolean pair = query.startsWith("!=", at) || query.startsWith("<=", at) || query.startsWith(">=", at);
        return new VtqlToken("SIGN", query.substring(at, at + (pair ? 2 : 1)));
    }

    static int start(String query, int place) {
        int at = place;
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfText(String query, int start) {
        int at = start + 1;
        while (at < query.length()) {
            if (query.charAt(at) != '\'') {
                at++;
            } else if (query.startsWith("''", at)) {
                at += 2;
            } else if (at == start + 1) {
                break;
            } else {
                return at + 1;
            }
        }
        throw Refusal.syntax("token ''' Unexpected input");
    }

    boolean is(String word) {
        return text.equalsIgnoreCase(word);
    }
}
