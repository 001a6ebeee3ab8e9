package io.github.vtigermail.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds the parts of a mail's multiparts, within limits for the whole mail. */
public final class PartFinder {

    public static final int MAX_PARTS = 1_000;

    /** The maximum number of bytes of a mail or multipart that has to be read into memory. */
    public static final int MAX_IN_MEMORY = 64 * 1024 * 1024;

    /** The maximum number of bytes of a multipart that is itself encoded, so that its parts cannot be read in place. */
    private static final int MAX_ENCODED = 8 * 1024 * 1024;

    private final HeaderRepair repair = new HeaderRepair();
    private int left = MAX_PARTS;
    private long effort = 2_000_000_000L; // bytes to read
    private boolean truncated;

    public boolean isTruncated() {
        return truncated;
    }

    /** Whether a limit is reached, so that no more parts are found. */
    public boolean isSpent() {
        return left <= 0 || effort < 0;
    }

    /** The parts of this multipart; empty if it has no boundary. */
    public List<MimeBodyPart> parts(MimePart multipart) throws MessagingException, IOException {
        List<MimeBodyPart> parts = parts(multipart, PartBytes.raw(multipart));
        if (parts.isEmpty() && PartBytes.isEncoded(multipart)) {
            // Not allowed, but it happens: the multipart itself is encoded. Angus would look for the boundary in the
            // encoded text.
            byte[] decoded = PartBytes.decoded(multipart, MAX_ENCODED);
            truncated |= decoded.length == MAX_ENCODED;
            parts = parts(multipart, new SharedByteArrayInputStream(decoded));
        }
        left -= parts.size();
        return parts;
    }

    /**
     * If no line has the boundary, or none is declared, Angus guesses one; the guess is right if the first part has a
     * type.
     */
    private List<MimeBodyPart> parts(MimePart multipart, InputStream stream) throws MessagingException, IOException {
        SharedInputStream raw = stream instanceof SharedInputStream shared
                ? shared
                : new SharedByteArrayInputStream(stream.readNBytes(MAX_IN_MEMORY));
        String boundary = FieldValue.of(multipart, "Content-Type").parameter("boundary");
        List<MimeBodyPart> found = List.of();
        if (boundary != null && !boundary.isBlank()) {
            found = split((SharedInputStream) raw.newStream(0, -1), boundary.stripTrailing());
        }
        if (found.isEmpty()) {
            found = split(raw, null);
            boolean right = !found.isEmpty() && found.get(0).getHeader("Content-Type") != null;
            found = right ? found : List.of();
        }
        return found;
    }

    private List<MimeBodyPart> split(SharedInputStream raw, String boundary) throws MessagingException, IOException {
        LenientMultipart multipart = new LenientMultipart(raw, boundary, left, effort);
        effort = multipart.effortLeft();
        truncated |= multipart.isCut();
        List<MimeBodyPart> parts = new ArrayList<>();
        for (MimeBodyPart part : multipart.list()) {
            parts.addAll(repair.repaired(part, boundary));
        }
        truncated |= parts.size() > left;
        return parts.size() > left ? parts.subList(0, left) : parts;
    }
}
