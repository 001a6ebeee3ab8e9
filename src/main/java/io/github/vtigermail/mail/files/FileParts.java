package io.github.vtigermail.mail.files;

import io.github.vtigermail.mail.mime.FileName;
import io.github.vtigermail.mail.mime.HeaderText;
import io.github.vtigermail.mail.mime.PartBytes;
import io.github.vtigermail.mail.mime.PartFinder;
import io.github.vtigermail.mail.mime.PartHead;
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

/** The files of one mail in their order, no two of one name. Which pictures are among them is known when the text is. */
public final class FileParts {

    /** How much of a mail that came as a file is read for its subject. */
    private static final int MAX_HEADER = 64 * 1024;

    /** @param picture null for a file that goes along in any case */
    private record Entry(MailFile file, Picture picture) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>(); // with the last number given to each
    private final InlinePictures pictures;

    public FileParts(InlinePictures pictures) {
        this.pictures = pictures;
    }

    /** A part as a file. {@code related} is whether it came together with a page that may show it. */
    public void add(MimePart part, PartHead head, boolean related) throws MessagingException, IOException {
        MailFile file = add(part, head.type(), name(part, head));
        if (Picture.isOne(file)) {
            Picture picture = new Picture(file, PixelSize.of(file), related || isInline(part, head));
            entries.set(entries.size() - 1, new Entry(file, picture));
            pictures.add(picture, HeaderText.first(part, "Content-ID"), HeaderText.first(part, "Content-Location"));
        }
    }

    /** A part as a file of that name, whatever it is. */
    public MailFile add(MimePart part, String type, String name) throws IOException {
        return add(name, type, PartBytes.size(part), () -> PartBytes.open(part));
    }

    /** A file from inside of another. */
    public MailFile add(String name, String type, long size, MailFile.Content content) {
        MailFile file = new MailFile(unique(name), type, size, content);
        entries.add(new Entry(file, null));
        return file;
    }

    /** Whether the mail may bring that many more: as many as parts, or the time to find free names would grow. */
    public boolean haveRoomFor(int more) {
        return entries.size() + more <= PartFinder.MAX_PARTS;
    }

    /** Whether the mail brought none, not even a picture that does not go along. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Those that go along, once the mail's HTML was read. {@code all} of them where nothing else is left of the mail.
     */
    public List<MailFile> list(boolean all) {
        return entries.stream()
                .filter(entry -> all || entry.picture == null || entry.picture.goesAlong())
                .map(Entry::file)
                .toList();
    }

    private static String name(MimePart part, PartHead head) throws MessagingException, IOException {
        if (head.isMail()) {
            return FileName.withExtension(head.name() != null ? head.name() : ofSubject(part), ".eml");
        }
        return head.nameOr(FileName.ofType(head.type()));
    }

    private static String ofSubject(MimePart mail) throws MessagingException, IOException {
        ByteArrayInputStream start = new ByteArrayInputStream(PartBytes.decoded(mail, MAX_HEADER));
        String name = FileName.ofSubject(new InternetHeaders(start).getHeader("Subject", null));
        return name != null ? name : "unnamed";
    }

    private static boolean isInline(MimePart part, PartHead head) throws MessagingException {
        String disposition = head.disposition();
        return disposition.equals("inline") || disposition.isEmpty() && part.getHeader("Content-ID") != null;
    }

    /** Windows and macOS take names for one that differ only in case. */
    private String unique(String name) {
        int number = names.merge(key(name), 1, Integer::sum);
        String free = name;
        while (number > 1 && names.containsKey(key(free))) {
            free = FileName.with(name, " (" + number++ + ")");
        }
        names.put(key(name), Math.max(1, number - 1)); // so that a thousand of one name are not a million steps
        names.putIfAbsent(key(free), 1);
        return free;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
