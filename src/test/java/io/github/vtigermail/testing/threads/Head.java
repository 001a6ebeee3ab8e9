package io.github.vtigermail.testing.threads;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** Who wrote a mail, and when: what a mail program puts above it when it is quoted. */
record Head(Dialogue dialogue, String name, String address, String to, String subject, ZonedDateTime date) {

    /** {@code On Thursday … Grace Hale wrote:}, in one of the forms that programs have. */
    String attribution(int form) {
        return dialogue.wrote()
                .get(form)
                .replace("{date}", date(form == 0 ? FormatStyle.MEDIUM : FormatStyle.LONG))
                .replace("{short}", date(FormatStyle.SHORT))
                .replace("{time}", time())
                .replace("{name}", name)
                .replace("{address}", address);
    }

    /** The fields of a header block, each with its name, a colon and its value. */
    List<String> fields() {
        List<String> names = dialogue.fields();
        return List.of(
                names.get(0) + ": " + name + " <" + address + ">",
                names.get(1) + ": " + date(FormatStyle.FULL) + " " + time(),
                names.get(2) + ": " + to,
                names.get(3) + ": " + subject);
    }

    private String date(FormatStyle style) {
        return date.format(DateTimeFormatter.ofLocalizedDate(style).withLocale(locale()));
    }

    private String time() {
        boolean noon = locale().equals(Locale.ENGLISH); // with Gmail's narrow no-break space, in every JDK
        return date.format(DateTimeFormatter.ofPattern(noon ? "h:mm'\u202f'a" : "H:mm", Locale.ENGLISH));
    }

    private Locale locale() {
        return Locale.forLanguageTag(dialogue.language());
    }
}
