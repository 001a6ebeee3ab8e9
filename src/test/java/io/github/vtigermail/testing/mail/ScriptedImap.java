package io.github.vtigermail.testing.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before the plain-text port of an IMAP server, and plays servers that are different, by a table of commands and what
 * becomes of them. What is not in the table, the server does.
 */
public final class ScriptedImap extends ImapRelay {

    /** What becomes of a command: gives the line to pass on, or null if it is answered already. */
    private interface Action {
        String perform(String command, Matcher found, Socket client) throws IOException;
    }

    private record Rule(Pattern command, Action action, AtomicInteger played) {}

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private volatile Pattern answers = Pattern.compile("^$");
    private volatile String instead = "";

    /** Before the server's port of IMAP in plain text; without a table it changes nothing. */
    public ScriptedImap(MailServer server) {
        super(server);
        begin();
    }

    /**
     * Commands in which the regular expression is found get this answer, and the server never sees them. {@code TAG} is the
     * command's tag and {@code $1} the first group.
     *
     * @return how many did so far
     */
    public AtomicInteger answer(String command, String answer) {
        return add(command, (line, found, client) -> {
            StringBuilder expanded = new StringBuilder();
            found.appendReplacement(expanded, answer);
            String tag = line.substring(0, line.indexOf(' '));
            client.getOutputStream()
                    .write(bytes(expanded.substring(found.start()).replace("TAG", tag) + "\r\n"));
            return null;
        });
    }

    /** The server gets another command: what the regular expression finds is replaced. */
    public AtomicInteger change(String command, String replacement) {
        return add(command, (line, found, client) -> found.replaceFirst(replacement));
    }

    /** Runs a task before the next such command is passed on. */
    public void beforeNext(String command, Runnable task) {
        AtomicInteger runs = new AtomicInteger();
        add(command, (line, found, client) -> {
            if (runs.getAndIncrement() == 0) {
                task.run();
            }
            return line;
        });
    }

    /** What the regular expression finds in a line of the server is replaced. */
    public void changeAnswers(String line, String replacement) {
        instead = replacement;
        answers = Pattern.compile(line);
    }

    /** From now on the server is as it is. */
    public void clear() {
        rules.clear();
    }

    /** A text as a server sends it inside an answer. */
    public static String literal(String text) {
        return "{" + bytes(text).length + "}\r\n" + Matcher.quoteReplacement(text);
    }

    private AtomicInteger add(String command, Action action) {
        Rule rule = new Rule(Pattern.compile(command), action, new AtomicInteger());
        rules.add(rule);
        return rule.played();
    }

    @Override
    protected void pass(Socket client, Socket server) {
        start(() -> lines(client, server, line -> command(line, client)));
        start(() -> lines(server, client, line -> answers.matcher(line).replaceFirst(instead)));
    }

    private String command(String line, Socket client) throws IOException {
        for (Rule rule : rules) {
            Matcher found = rule.command().matcher(line);
            if (found.find()) {
                rule.played().incrementAndGet();
                return rule.action().perform(line, found, client);
            }
        }
        return line;
    }

    private interface Change {
        String of(String line) throws IOException;
    }

    private static void lines(Socket from, Socket to, Change change) {
        try (from;
                to;
                InputStream in = new BufferedInputStream(from.getInputStream())) {
            OutputStream out = to.getOutputStream();
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                String passed = change.of(new String(line, StandardCharsets.ISO_8859_1));
                if (passed != null) {
                    out.write(bytes(passed));
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One of them is gone, and so is the other.
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
