package io.github.vtigermail.mail.files;

import java.util.Locale;
import java.util.Set;

/**
 * A picture that came with a mail. It is attached to the comment
 *
 * <ul>
 *   <li>if the new text shows it (an {@code <img>} by {@code cid:} or Content-Location) and it is not small;
 *   <li>if no HTML of the mail refers to it, unless it is inline and small. So the photos that Apple Mail puts between texts
 *       are attached, and so is every picture that came as an attachment.
 * </ul>
 *
 * It is not if only quoted text, a background or hidden HTML refers to it. Small pictures are tracking pixels, spacers, icons
 * and the logos of signatures: at most {@value #TINY} bytes; or less than {@value #THIN} pixels wide or high; or at most
 * {@value #LOGO} bytes and {@value #LOGO_PIXELS} pixels (300 × 100). The size is that of the file, or the one given by HTML's
 * {@code width} and {@code height}.
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
    private boolean referenced;

    /** @param inline whether it came as part of a text, not as an attachment */
    Picture(MailFile file, PixelSize size, boolean inline) {
        this.file = file;
        this.size = size;
        this.inline = inline;
    }

    /** Whether a file is a picture: by its type, or by its name if the type says nothing. */
    static boolean isPicture(MailFile file) {
        String extension = file.name().substring(file.name().lastIndexOf('.') + 1);
        return file.type().startsWith("image/")
                || file.type().equals("application/octet-stream")
                        && EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
    }

    String name() {
        return file.name();
    }

    /** Notes that some HTML of the mail refers to it. */
    void markReferenced() {
        referenced = true;
    }

    /** Whether some HTML refers to it, and it is not small. */
    boolean isReferencedInSize() {
        return referenced && !isSmall(size);
    }

    boolean isAttachedUnlessShown() {
        return !referenced && !(inline && isSmall(size));
    }

    /** Whether it is small in itself, or shown in this size. */
    boolean isSmall(PixelSize as) {
        boolean thin = size.isThinnerThan(THIN) || as.isThinnerThan(THIN);
        boolean logo = file.size() <= LOGO && (size.isAtMost(LOGO_PIXELS) || as.isAtMost(LOGO_PIXELS));
        return file.size() <= TINY || thin || logo;
    }
}
