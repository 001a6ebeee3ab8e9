package io.github.vtigermail.mail.files;

import java.util.Locale;
import java.util.Set;

/**
 * A picture that came with a mail, and whether its writer shows it. It goes along
 *
 * <ul>
 *   <li>if the new text shows it (an {@code <img>} by {@code cid:} or Content-Location) and it is not small;
 *   <li>if no HTML of the mail refers to it at all, unless it is inline and small. So the photos that Apple Mail puts
 *       between texts go along, and every picture that is an attachment.
 * </ul>
 *
 * One that only quoted text, a background or hidden HTML refers to does not. Small, as tracking pixels, spacers, icons and
 * the logos of signatures are: at most {@value #TINY} bytes; or less than {@value #THIN} pixels wide or high; or at most
 * {@value #LOGO} bytes and {@value #LOGO_PIXELS} pixels (300 × 100). The pixels are those of the file, or those that HTML's
 * {@code width} and {@code height} show it with.
 */
final class Picture {

    static final int TINY = 2 * 1024;
    static final int THIN = 16;
    static final int LOGO = 50 * 1024;
    static final int LOGO_PIXELS = 30_000;

    private static final Set<String> EXTENSIONS = Set.of("png", "gif", "jpg", "jpeg", "bmp", "webp", "svg", "heic");

    private final MailFile file;
    private final PixelSize size;
    private final boolean inline;
    private boolean mentioned;
    private boolean shown;

    /** @param inline whether it came as part of a text, not as an attachment */
    Picture(MailFile file, PixelSize size, boolean inline) {
        this.file = file;
        this.size = size;
        this.inline = inline;
    }

    /** By its type, or by its name where the type says nothing. */
    static boolean isOne(MailFile file) {
        String extension = file.name().substring(file.name().lastIndexOf('.') + 1);
        return file.type().startsWith("image/")
                || file.type().equals("application/octet-stream")
                        && EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
    }

    String name() {
        return file.name();
    }

    /** Some HTML of the mail refers to it. */
    void mention() {
        mentioned = true;
    }

    /** The new text shows it in that size. */
    void show(PixelSize as) {
        mentioned = true;
        shown |= !isSmall(as);
    }

    /** What of the HTML is new is not known. */
    void showIfMentioned() {
        shown |= mentioned && !isSmall(size);
    }

    boolean goesAlong() {
        return shown || !mentioned && !(inline && isSmall(size));
    }

    private boolean isSmall(PixelSize as) {
        boolean thin = size.isThinnerThan(THIN) || as.isThinnerThan(THIN);
        boolean logo = file.size() <= LOGO && (size.isAtMost(LOGO_PIXELS) || as.isAtMost(LOGO_PIXELS));
        return file.size() <= TINY || thin || logo;
    }
}
