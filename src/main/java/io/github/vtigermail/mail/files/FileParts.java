package io.github.vtigermail.mail.files;

import io.github.vtigermail.mail.mime.FileName;
import io.github.vtigermail.mail.mime.HeaderText;
import io.github.vtigermail.mail.mime.PartBytes;
import io.github.vtigermail.mail.mime.PartFinder;
import io.github.vtigermail.mail.mime.PartHeader;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files of a mail in their order, each with a name of its own. Which pictures are among them is known once the text
 * is read.
 */
public final class FileParts {

    /** How much of an attached mail is read for its subject. */
    private static final int MAX_HEADER = 64 * 1024;

    private static final Pattern EXTENSION = Pattern.compile("\\w\\.[A-Za-z0-9]{2,4}(?:\\?=)?$");

    /** @param picture null for a file that is attached in any case */
    private record Entry(MailFile file, Picture picture) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>(); // with the last number given to each
    private final InlinePictures pictures;

    public FileParts(InlinePictures pictures) {
        this.pictures = pictures;
    }

    /** Adds a part as a file. {@code related} says whether it came with a page that may show it. */
    public void add(MimePart part, PartHeader head, boolean related) throws MessagingException, IOException {
        MailFile file = add(part, head.type(), name(part, head));
        if (Picture.isPicture(file)) {
            Picture picture = new Picture(file, PixelSize.of(file), related || isInline(part, head));
            entries.set(entries.size() - 1, new Entry(file, picture));
            pictures.add(picture, HeaderText.first(part, "Content-ID"), HeaderText.first(part, "Content-Location"));
        }
    }

    /** Adds a part as a file of this name, whatever it is. */
    public MailFile add(MimePart part, String type, String name) throws IOException {
        return add(name, type, PartBytes.size(part), () -> PartBytes.open(part));
    }

    /** Adds a file from inside another. */
    public MailFile add(String name, String type, long size, MailFile.Content content) {
        MailFile file = new MailFile(unique(name), type, size, content);
        entries.add(new Entry(file, null));
        return file;
    }

    /**
     * Whether that many more files may be added. There may be as many as parts; with more, finding free names would
     * take too long.
     */
    public boolean hasRoomFor(int more) {
        return entries.size() + more <= PartFinder.MAX_PARTS;
    }

    /** Whether the mail has no files, not even a picture that is not attached. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * The files to attach, once the mail's HTML was read.
     *
     * @param shown by the text that they are attached to
     */
    public List<MailFile> with(ShownPictures shown) {
        return entries.stream()
                .filter(entry -> entry.picture == null || shown.isAttached(entry.picture))
                .map(Entry::file)
                .toList();
    }

    /** All files, for a mail with nothing else in it than pictures that are not to be attached. */
    public List<MailFile> all() {
        return entries.stream().map(Entry::file).toList();
    }

    private static String name(MimePart part, PartHeader head) throws MessagingException, IOException {
        if (head.isMail()) {
            return FileName.withExtension(head.name() != null ? head.name() : ofSubject(part), ".eml");
        }
        return head.nameOr(described(part) != null ? described(part) : FileName.ofType(head.type()));
    }

    /** The description that some mailers give in place of a name, if it has an extension; otherwise null. */
    private static String described(MimePart part) throws MessagingException {
        String description = HeaderText.first(part, "Content-Description");
        return description != null && EXTENSION.matcher(description).find() ? FileName.of(description) : null;
    }

    private static String ofSubject(MimePart mail) throws MessagingException, IOException {
        ByteArrayInputStream start = new ByteArrayInputStream(PartBytes.decoded(mail, MAX_HEADER));
        String name = FileName.ofSubject(new InternetHeaders(start).getHeader("Subject", null));
        return name != null ? name : "unnamed";
    }

    private static boolean isInline(MimePart part, PartHeader head) throws MessagingException {
        String disposition = head.disposition();
        return disposition.equals("inline") || disposition.isEmpty() && part.getHeader("Content-ID") != null;
    }

    /** For Windows and macOS, names that differ only in case are the same. */
    private String unique(String name) {
        int number = names.merge(key(name), 1, Integer::sum);
        String free = name;
        while (number > 1 && names.containsKey(key(free))) {
            free = FileName.withSuffix(name, " (" + number++ + ")");
        }
        names.put(
                key(name), Math.max(1, number - 1)); // so that a thousand files of one name do not take a million steps
        names.putIfAbsent(key(free), 1);
        return free;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
