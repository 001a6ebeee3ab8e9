package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.support.WrittenValue;
import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mail server as the option {@code host} names it.
 *
 * @param name its name or its address, without brackets
 * @param port its port; 0 if it is not there
 */
public record MailHost(String name, int port) {
    private static final String OPTION = "host";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+-]*:)?//.*");
    private static final Pattern BRACKETS = Pattern.compile("\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)](?::(.*))?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:%[\\w.-]+)?");
    private static final Pattern NAME = Pattern.compile("([^:/@\\[\\]?#=]*)(?::(.*))?");

    /** @throws InvalidOptionException if it is none; the message does not show it */
    public static MailHost of(String written) {
        String text = WrittenValue.strip(written);
        WrittenValue.findBlank(text).ifPresent(what -> {
            throw new InvalidOptionException(
                    OPTION, "it contains " + what + "; it must be a name such as mail.example.com");
        });
        if (SCHEME.matcher(text).matches()) {
            throw new InvalidOptionException(
                    OPTION, "write the name of the mail server alone, such as mail.example.com, without imaps://");
        }
        if (text.indexOf('@') >= 0) {
            throw new InvalidOptionException(
                    OPTION, "it contains an @; user name and password are the options username and password");
        }
        if (ADDRESS.matcher(text).matches()) {
            return new MailHost(text, 0);
        }
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            return new MailHost(brackets.group(1), port(brackets.group(2)));
        }
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new InvalidOptionException(OPTION, "it must be a name such as mail.example.com, or an address");
        }
        return new MailHost(ascii(name.group(1)), port(name.group(2)));
    }

    /** As it is written in a URI. */
    @Override
    public String toString() {
        return (name.indexOf(':') < 0 ? name : "[" + name + "]") + (port == 0 ? "" : ":" + port);
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(OPTION, "it is not the name of a server");
        }
    }

    private static int port(String text) {
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new InvalidOptionException(OPTION, "what follows the : must be a port, a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }
}
