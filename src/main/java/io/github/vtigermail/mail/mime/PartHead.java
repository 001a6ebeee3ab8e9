package io.github.vtigermail.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.util.Locale;
import java.util.Set;

/**
 * What a part says it is. Its fields are read once: they may be of megabytes.
 *
 * @param type its media type in lower case; {@code multipart/mixed}, or {@code text/plain} where it is missing or bogus, as
 *     MIME wants it
 * @param name its file name, safe; null without one
 * @param isNamedFile whether the name is that of a file, not one of the type
 * @param disposition {@code attachment}, {@code inline}, or empty
 */
public record PartHead(String type, String name, boolean isNamedFile, String disposition) {

    public static final String OCTETS = "application/octet-stream";

    private static final Set<String> TEXTS = Set.of("text/plain", "text/html", "text/enriched", "text/richtext");
    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");
    private static final Set<String> CMS = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Set<String> CALENDARS = Set.of("text/calendar", "text/x-vcalendar", "application/ics");
    private static final Set<String> MAILS = Set.of("message/rfc822", "message/global");

    public static PartHead of(MimePart part) throws MessagingException {
        FieldValue type = FieldValue.of(part, "Content-Type");
        FieldValue disposition = FieldValue.of(part, "Content-Disposition");
        String file = FileName.of(disposition.parameter("filename"));
        String name = file != null ? file : FileName.of(type.parameter("name"));
        return new PartHead(type(type.value()), name, file != null, disposition.value());
    }

    private static String type(String value) {
        int slash = value.indexOf('/');
        boolean bogus = slash < 1 || slash == value.length() - 1;
        return !bogus ? value : value.startsWith("multipart") ? "multipart/mixed" : "text/plain";
    }

    /** Of that type if it says none itself. */
    public PartHead orElse(MimePart part, String other) throws MessagingException {
        return part.getHeader("Content-Type") != null ? this : new PartHead(other, name, isNamedFile, disposition);
    }

    public String nameOr(String other) {
        return name != null ? name : other;
    }

    public boolean isAttachment() {
        return disposition.equals("attachment");
    }

    public boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    public boolean isText() {
        return TEXTS.contains(type);
    }

    public boolean isMail() {
        return MAILS.contains(type);
    }

    public boolean isCalendar() {
        return CALENDARS.contains(type) || isOctetsNamed(".ics");
    }

    /** winmail.dat. */
    public boolean isTnef() {
        return TNEF.contains(type) || isOctetsNamed("winmail.dat");
    }

    /** S/MIME but for its detached signatures. */
    public boolean isCms() {
        return CMS.contains(type) || isOctetsNamed(".p7m");
    }

    /** What belongs to the part before it and says nothing by itself: a signature, or what only a Mac keeps beside a file. */
    public boolean isSideCarIn(PartHead multipart) {
        return multipart.type.equals("multipart/signed") && SIGNATURES.contains(type)
                || multipart.type.equals("multipart/appledouble") && type.equals("application/applefile");
    }

    private boolean isOctetsNamed(String ending) {
        return type.equals(OCTETS)
                && name != null
                && name.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
