package io.github.vtigermail.mail.mime;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the Date header. Angus does it; but its {@link Date} has no offset, so that is taken from the text. */
public final class MailDate {

    private static final int MAX = 200;
    private static final Pattern OFFSET = Pattern.compile(":\\d\\d\\s*([+-]\\d{4})");

    /** Angus expects three-letter months and the order {@code 3 Feb 2025 10:00}, not that of C's {@code ctime}. */
    private static final Pattern LONG_NAME = Pattern.compile("([A-Za-z]{3})[A-Za-z]+");

    private static final Pattern C_ORDER = Pattern.compile("([A-Za-z]{3})\\s+(\\d+)\\s+([\\d:]+)\\s+(\\d{4})");

    private MailDate() {}

    /** The time with its offset (UTC if it has no numeric one); null if this is not a date from 1900 to 9999. */
    public static OffsetDateTime parse(String raw) {
        if (raw == null || raw.length() > MAX) {
            return null;
        }
        String text = LONG_NAME.matcher(raw).replaceAll("$1");
        Date date = new MailDateFormat().parse(C_ORDER.matcher(text).replaceFirst("$2 $1 $4 $3"), new ParsePosition(0));
        try {
            Matcher offset = OFFSET.matcher(text);
            ZoneOffset zone = offset.find() ? ZoneOffset.of(offset.group(1)) : ZoneOffset.UTC;
            OffsetDateTime moment = date == null ? null : date.toInstant().atOffset(zone);
            return moment == null || moment.getYear() < 1900 || moment.getYear() > 9999 ? null : moment;
        } catch (DateTimeException e) { // an impossible offset
            return null;
        }
    }
}
