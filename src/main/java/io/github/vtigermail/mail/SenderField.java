package io.github.vtigermail.mail;

import io.github.vtigermail.mail.mime.HeaderText;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a From header. */
final class SenderField {

    private static final int MAX_NAME = 200;
    private static final int MAX_ADDRESS = 254;

    /** How much of a From header is read. */
    private static final int MAX_RAW = 10_000;

    /** Stricter than Angus, which accepts quotes, spaces and any letter in an address, since this one reaches a query. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]{1,64}@" + label() + "(?:\\." + label() + ")*");

    private SenderField() {}

    private static String label() {
        return "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    }

    static Sender read(String raw) {
        if (raw == null) {
            return Sender.UNKNOWN;
        }
        String value = raw.length() > MAX_RAW ? raw.substring(0, MAX_RAW) : raw;
        InternetAddress author = author(value);
        if (author == null
                || author.getAddress().length() > MAX_ADDRESS
                || !PLAIN.matcher(author.getAddress()).matches()) {
            return new Sender(null, HeaderText.decode(value, MAX_NAME));
        }
        String name = author.getPersonal();
        return new Sender(author.getAddress(), HeaderText.decode(name == null ? null : revealed(name), MAX_NAME));
    }

    /** The first mailbox; null if Angus does not find one for certain, for example with two addresses in place of one. */
    private static InternetAddress author(String raw) {
        try {
            return Stream.of(InternetAddress.parse(hidden(raw), false))
                    .flatMap(SenderField::members)
                    .filter(one -> one.getAddress() != null && one.getAddress().indexOf('@') >= 0)
                    .findFirst()
                    .orElse(null);
        } catch (AddressException | RuntimeException e) {
            return null;
        }
    }

    private static Stream<InternetAddress> members(InternetAddress one) {
        try {
            return one.isGroup() ? Stream.of(one.getGroup(false)) : Stream.of(one);
        } catch (AddressException e) {
            return Stream.empty();
        }
    }

    /** Hides encoded words from Angus, which would decode them with the faults that {@link HeaderText#decode} lists. */
    private static String hidden(String raw) {
        return raw.replace("=?", "=\uE000");
    }

    private static String revealed(String name) {
        return name.replace("=\uE000", "=?");
    }
}
