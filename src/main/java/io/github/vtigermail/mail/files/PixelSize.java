package io.github.vtigermail.mail.files;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The width and height of a picture; both 0 if unknown. */
public record PixelSize(int width, int height) {

    static final PixelSize UNKNOWN = new PixelSize(0, 0);

    private static final Pattern DIGITS = Pattern.compile("\\s*(\\d{1,5})(?:px)?\\s*");

    /** How much of a picture is read; a JPEG may have a preview of 64 kB and a color profile before its size. */
    private static final int MAX_HEADER = 128 * 1024;

    /** The formats for which the JDK finds the size at the start of the file. */
    private static final List<String> FORMATS = List.of("png", "jpeg", "gif", "bmp");

    /** Reads the size from the start of a file, without decoding its pixels. */
    static PixelSize of(MailFile picture) throws IOException {
        byte[] start;
        try (InputStream content = picture.content().open()) {
            start = content.readNBytes(MAX_HEADER);
        }
        for (String format : FORMATS) {
            ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
            try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(start))) {
                if (reader.getOriginatingProvider().canDecodeInput(in)) {
                    reader.setInput(in, true, true);
                    return new PixelSize(reader.getWidth(0), reader.getHeight(0));
                }
            } catch (IOException | RuntimeException e) { // not a picture, or a broken one
                return UNKNOWN;
            } finally {
                reader.dispose();
            }
        }
        return UNKNOWN;
    }

    /** The size given by HTML's attributes, in pixels. */
    public static PixelSize asShown(String width, String height) {
        return new PixelSize(pixels(width), pixels(height));
    }

    private static int pixels(String attribute) {
        Matcher digits = DIGITS.matcher(attribute);
        return digits.matches() ? Integer.parseInt(digits.group(1)) : 0;
    }

    /** Whether the size is known and at most that many pixels in all. */
    boolean isAtMost(int pixels) {
        return isKnown() && (long) width * height <= pixels;
    }

    /** Whether the size is known and the width or height is less than that. */
    boolean isThinnerThan(int pixels) {
        return isKnown() && Math.min(width, height) < pixels;
    }

    private boolean isKnown() {
        return width > 0 && height > 0;
    }
}
