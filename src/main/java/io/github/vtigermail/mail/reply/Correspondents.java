package io.github.vtigermail.mail.reply;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who writes to whom in a mail, and so whose mail it can answer: the writer's own, or one of a recipient. A quoted mail of
 * anybody else was forwarded, and is what the mail is about.
 */
public final class Correspondents {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\]\"'&,;:|]{1,64}@([^\\s<>()\\[\\]\"'&,;:|]{1,255})");

    private static final int MIN_NAME = 2;

    private final String writer;
    private final String address;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> hosts = new HashSet<>(); // of the recipients
    private boolean recipientsKnown;

    /**
     * @param writer the writer's name, empty if it is not known
     * @param address the writer's address, null if it is not known
     * @param recipients the recipients' addresses
     */
    public Correspondents(String writer, String address, Collection<String> recipients) {
        this.writer = writer;
        this.address = address == null ? null : address.toLowerCase(Locale.ROOT);
        if (address != null) {
            addresses.add(this.address);
        }
        for (String recipient : recipients) {
            Matcher found = ADDRESS.matcher(recipient.toLowerCase(Locale.ROOT));
            if (found.find()) {
                recipientsKnown = true;
                addresses.add(found.group());
                hosts.add(found.group(1));
            }
        }
    }

    /** The writer's name. */
    String writer() {
        return writer;
    }

    /** Whether this text names an address, and that is neither the writer's nor of a recipient's host. */
    boolean isForeign(String text) {
        if (!recipientsKnown) {
            return false;
        }
        Matcher found = ADDRESS.matcher(text.toLowerCase(Locale.ROOT));
        return found.find() && !addresses.contains(found.group()) && !isRecipients(found.group(1));
    }

    /** A host, one of its domain, or the domain that it is in. */
    private boolean isRecipients(String host) {
        return hosts.stream()
                .anyMatch(known -> host.equals(known) || host.endsWith("." + known) || known.endsWith("." + host));
    }

    /** Whether this text has the writer's address or name. */
    boolean namesWriter(String text) {
        String plain = ReplyWords.plain(text);
        return address != null && plain.contains(address)
                || writer.indexOf(' ') > 0 && plain.contains(ReplyWords.plain(writer));
    }

    /** Whether one of the words of this text is a word of the writer's name. */
    boolean hasWriter(String text) {
        String plain = ReplyWords.plain(text);
        return Stream.of(ReplyWords.plain(writer).split("[ ,.\"()]+"))
                .anyMatch(word -> word.length() >= MIN_NAME && ReplyWords.find(plain, word, 0) >= 0);
    }

    /** Whether it is known whose mails are answered. */
    boolean areKnown() {
        return recipientsKnown;
    }
}
