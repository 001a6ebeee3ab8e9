package io.github.vtigermail.testing.vtiger;

/** What becomes of a comment's text on its way through Vtiger. */
final class CommentText {
    private final String text;
    private final String kept;
    private final boolean escaped;

    /** @param most how many bytes the column takes */
    CommentText(String posted, int most) {
        String carried = withoutWhatTheConnectionCannotCarry(posted);
        this.escaped = ScriptFilter.matches(carried);
        this.text = ScriptFilter.stored(carried);
        this.kept = text.substring(0, fitting(most));
    }

    /** As a reader of the page sees it. */
    String shown() {
        return kept;
    }

    /** As the answer to create gives it: as it is stored or, where nothing was escaped, with entities decoded. */
    String answered() {
        return escaped
                ? kept
                : kept.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&");
    }

    String label() {
        String label = escaped ? text.replaceAll("&(?!(lt|gt|quot);)", "&amp;") : answered();
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

    /** How many characters the column takes. */
    private int fitting(int most) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            if (bytes > most) {
                return i;
            }
        }
        return text.length();
    }
}
