package io.github.vtigermail.mail.mime;

import io.github.vtigermail.mail.charset.Charsets;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a part's header says it is. Its fields are read once, since they can have megabytes.
 *
 * @param type its media type in lower case; if it is missing or bogus, {@code multipart/mixed} or {@code text/plain},
 *     as MIME requires
 * @param name its file name, made safe; null if it has none
 * @param isNamedFile whether the name comes from Content-Disposition, not from Content-Type
 * @param disposition {@code attachment}, {@code inline}, or empty
 */
public record PartHeader(String type, String name, boolean isNamedFile, String disposition) {

    public static final String OCTET_STREAM = "application/octet-stream";

    /** A value as RFC 2231 has it, in a parameter that does not say so. */
    private static final Pattern EXTENDED =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.:-]*)'[A-Za-z-]*'(.*%[0-9A-Fa-f]{2}.*)");

    private static final Set<String> TEXTS = Set.of("text/plain", "text/html", "text/enriched", "text/richtext");
    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");
    private static final Set<String> CMS = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Set<String> CALENDARS = Set.of("text/calendar", "text/x-vcalendar", "application/ics");
    private static final Set<String> MAILS = Set.of("message/rfc822", "message/global");

    /** @param charset what a name in bare 8-bit bytes is in, unless it is UTF-8; null if that is not known */
    public static PartHeader of(MimePart part, String charset) throws MessagingException {
        FieldValue type = FieldValue.of(part, "Content-Type");
        FieldValue disposition = FieldValue.of(part, "Content-Disposition");
        String own = type.parameter("charset");
        String beside = Charsets.isKnown(own) ? own : charset;
        String file = name(disposition, "filename", beside);
        String other = name(type, "name", beside);
        boolean more = file == null || other != null && other.startsWith(file); // some mailers cut one of the two
        String name = more ? other : file;
        return new PartHeader(type(type.value()), name, file != null, disposition.value());
    }

    private static String name(FieldValue field, String parameter, String charset) {
        String raw = field.parameter(parameter);
        Matcher extended = EXTENDED.matcher(raw == null ? "" : raw);
        if (extended.matches() && Charsets.isKnown(extended.group(1))) {
            return FileName.of(FieldValue.unescaped(extended.group(2)), extended.group(1));
        }
        String own = field.parameterCharset();
        return FileName.of(raw, own != null ? own : charset);
    }

    private static String type(String value) {
        int slash = value.indexOf('/');
        boolean bogus = slash < 1 || slash == value.length() - 1;
        return !bogus ? value : value.startsWith("multipart") ? "multipart/mixed" : "text/plain";
    }

    /** This header, with another type if the part declares none. */
    public PartHeader withDefaultType(MimePart part, String other) throws MessagingException {
        return part.getHeader("Content-Type") != null ? this : new PartHeader(other, name, isNamedFile, disposition);
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

    /** S/MIME, except for detached signatures. */
    public boolean isCms() {
        return CMS.contains(type) || isOctetsNamed(".p7m");
    }

    /** Whether it only accompanies another part: a signature, or the metadata that a Mac keeps with a file. */
    public boolean isSidecarIn(PartHeader multipart) {
        return multipart.type.equals("multipart/signed") && SIGNATURES.contains(type)
                || multipart.type.equals("multipart/appledouble") && type.equals("application/applefile");
    }

    private boolean isOctetsNamed(String ending) {
        return type.equals(OCTET_STREAM)
                && name != null
                && name.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
