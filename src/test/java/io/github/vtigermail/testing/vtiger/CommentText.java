package io.github.vtigermail.testing.vtiger;

import java.util.regex.Pattern;

/** What becomes of a comment's text on its way through Vtiger. */
final class CommentText {
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!]");

    private final String text;
    private final String kept;
    private final boolean escaped;

    CommentText(String posted) {
        this.text = withoutWhatTheConnectionCannotCarry(posted);
        this.escaped = TAG.matcher(text).find();
        this.kept = text.substring(0, fitting());
    }

    /** As a reader of the page sees it. */
    String shown() {
        return kept;
    }

    /** As the answer to create gives it: the signs of tags escaped, or where there is no tag entities decoded. */
    String answered() {
        return escaped
                ? kept.replace("<", "&lt;").replace(">", "&gt;")
                : kept.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&");
    }

    String label() {
        String label = escaped ? text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") : answered();
        return label.substring(0, Math.min(label.length(), Limits.LABEL_CHARACTERS));
    }

    /** Each byte of a character beyond the BMP becomes a question mark. */
    private static String withoutWhatTheConnectionCannotCarry(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c > 0xffff) {
                kept.append("????");
            } else if (Character.isSurrogate((char) c)) {
                kept.append('?');
            } else {
                kept.append((char) c);
            }
        });
        return kept.toString();
    }

    /** How many characters the column takes, tags counted as they are stored: escaped. */
    private int fitting() {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean entity = escaped && (c == '<' || c == '>');
            bytes += c < 0x80 ? (entity ? 4 : 1) : c < 0x800 ? 2 : 3;
            if (bytes > Limits.CONTENT_BYTES) {
                return i;
            }
        }
        return text.length();
    }
}
