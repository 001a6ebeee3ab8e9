package io.github.vtigermail.testing.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one IMAP client sends, byte by byte, cut into commands: without tags, literals and passwords. */
final class ClientInput {

    private static final Pattern COMMAND = Pattern.compile("[^\\s+]+ ([A-Za-z][A-Za-z-]*( .*)?)", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\d+)\\+?}", Pattern.DOTALL);
    private static final Pattern LOGIN = Pattern.compile("(?i)(LOGIN|AUTHENTICATE \\S+)( .*)", Pattern.DOTALL);

    private final Consumer<String> commands;
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();
    private long literal;

    ClientInput(Consumer<String> commands) {
        this.commands = commands;
    }

    void accept(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            accept(bytes[i]);
        }
    }

    private void accept(byte octet) {
        if (literal > 0) {
            literal--;
        } else if (octet == '\n') {
            line(command.toString(StandardCharsets.ISO_8859_1));
        } else if (octet != '\r') {
            command.write(octet);
        }
    }

    private void line(String line) {
        Matcher announced = LITERAL.matcher(line);
        if (announced.matches()) {
            literal = Long.parseLong(announced.group(1));
            return; // the command goes on behind the literal
        }
        command.reset();
        Matcher tagged = COMMAND.matcher(line);
        if (tagged.matches()) {
            Matcher login = LOGIN.matcher(tagged.group(1));
            commands.accept(login.matches() ? login.group(1) + " ***" : tagged.group(1));
        } else if (line.equalsIgnoreCase("DONE")) {
            commands.accept(line);
        } // else the answer to a challenge: a secret
    }
}
