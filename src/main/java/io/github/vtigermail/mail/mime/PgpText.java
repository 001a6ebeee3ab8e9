package io.github.vtigermail.mail.mime;

/**
 * A plain text without its PGP armor (RFC 9580, 6.2 and 7). Signed text stays, with dash escapes undone; an encrypted
 * message is removed. Nothing is verified.
 *
 * @param isEncrypted whether it contained an encrypted message
 */
public record PgpText(String text, boolean isEncrypted) {

    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String SIGNATURE_END = "-----END PGP SIGNATURE-----";
    private static final String MESSAGE = "-----BEGIN PGP MESSAGE-----";
    private static final String MESSAGE_END = "-----END PGP MESSAGE-----";

    private enum Place {
        OUTSIDE,
        HEADER,
        SIGNED,
        SIGNATURE,
        MESSAGE
    }

    /** @param text with lines that end in {@code \n} */
    public static PgpText of(String text) {
        if (!text.contains(SIGNED) && !text.contains(MESSAGE)) {
            return new PgpText(text, false);
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean encrypted = false;
        Place place = Place.OUTSIDE;
        for (String raw : text.split("\n", -1)) {
            String line = raw.stripTrailing();
            boolean outside = place == Place.OUTSIDE;
            if (outside && line.equals(SIGNED)) {
                place = Place.HEADER;
            } else if (outside && line.equals(MESSAGE)) {
                place = Place.MESSAGE;
                encrypted = true;
            } else if (place == Place.HEADER) {
                place = line.isEmpty() ? Place.SIGNED : Place.HEADER;
            } else if (place == Place.SIGNED && line.equals(SIGNATURE)) {
                place = Place.SIGNATURE;
            } else if (place == Place.SIGNATURE && line.equals(SIGNATURE_END)
                    || place == Place.MESSAGE && line.equals(MESSAGE_END)) {
                place = Place.OUTSIDE;
            } else if (outside || place == Place.SIGNED) {
                boolean escaped = !outside && raw.startsWith("- ");
                out.append(raw, escaped ? 2 : 0, raw.length()).append('\n');
            }
        }
        return new PgpText(CleanText.lines(out.toString()), encrypted);
    }
}
