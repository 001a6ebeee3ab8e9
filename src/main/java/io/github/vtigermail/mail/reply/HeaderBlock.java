package io.github.vtigermail.mail.reply;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The header of a quoted mail as Outlook and similar programs copy it into the text: From, Sent, To and Subject, each
 * on a line.
 */
final class HeaderBlock {

    /** How long a block may be: a To field can continue over many lines. */
    private static final int MAX_LINES = 24;

    private static final int MAX_WRAPPED = 6;
    private static final int MAX_KEY = 30;
    private static final String MARKS = "*_#|>\u2022 \u00A0";

    private enum Field {
        FROM,
        SENT,
        TO,
        SUBJECT,
        OTHER
    }

    private static final Map<String, Field> FIELDS = fields();

    private final String[] lines;
    private final Field[] fields;
    private final Correspondents people;

    HeaderBlock(String[] lines, Correspondents people) {
        this.lines = lines;
        this.people = people;
        this.fields = Stream.of(lines)
                .limit(ReplyLines.MAX_LINES)
                .map(HeaderBlock::field)
                .toArray(Field[]::new);
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        for (Field field : Field.values()) {
            ReplyWords.of(field.name().toLowerCase(Locale.ROOT)).forEach(word -> fields.put(word, field));
        }
        return Map.copyOf(fields);
    }

    /**
     * The number of lines of the block that starts here; 0 if none does. A block has a sender and two more fields, and an
     * address or a time among them: "From: Berlin, To: Hamburg, Date: Monday" is a person's.
     *
     * @param sure whether something else already says that a quoted mail starts here
     * @param apart whether it is separated from the text above it
     */
    int length(int start, boolean sure, boolean apart) {
        if (fields[start] == null || fields[start] == Field.OTHER || fields[start] == Field.TO) {
            return 0;
        }
        Set<Field> found = EnumSet.noneOf(Field.class);
        boolean program = sure; // wrote it, and not a person
        int last = start;
        int end = Math.min(fields.length, start + MAX_LINES);
        for (int i = start; i < end && i - last <= MAX_WRAPPED; i++) {
            Field field = fields[i];
            if (field != null) {
                found.add(field);
                last = i;
                program |= lines[i].startsWith("*") // bold, in the text of a page
                        || field == Field.TO && people.namesWriter(lines[i])
                        || field == Field.SENT && AttributionLine.hasTime(lines[i])
                        || (apart ? lines[i].indexOf('@') >= 0 : AttributionLine.hasAddress(lines[i]));
            } else if (lines[i].isBlank() && (i + 1 == end || fields[i + 1] == null)) {
                break;
            }
        }
        return program && found.contains(Field.FROM) && found.size() >= 3 ? last - start + 1 : 0;
    }

    /** The sender of the block that starts here, with the line below it, on which a long one continues. */
    String sender(int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (fields[i] == Field.FROM) {
                boolean continues = i + 1 < start + length && fields[i + 1] == null;
                return continues ? lines[i] + " " + lines[i + 1] : lines[i];
            }
        }
        return "";
    }

    /** The name of the sender in the block that starts here, normalized; empty if there is only an address. */
    String senderName(int start) {
        String value = sender(start, Math.min(MAX_LINES, fields.length - start));
        String name = value.substring(colon(value) + 1).replaceFirst("[<\\[(].*", "");
        return name.indexOf('@') >= 0 ? "" : ReplyWords.plain(ReplyWords.withoutEdges(name, MARKS + "\""));
    }

    /** Whether this line starts with the name of a field. */
    boolean isField(int at) {
        return at < fields.length && fields[at] != null;
    }

    /** Whether this is the name of a field, in lower case. */
    static boolean isField(String word) {
        return FIELDS.containsKey(word);
    }

    private static Field field(String line) {
        int colon = colon(line);
        if (colon < 0) {
            return null;
        }
        return FIELDS.get(ReplyWords.plain(ReplyWords.withoutEdges(line.substring(0, colon), MARKS)));
    }

    private static int colon(String line) {
        int end = Math.min(line.length(), MAX_KEY);
        for (int i = 0; i < end; i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '\uFF1A') {
                return i;
            }
        }
        return -1;
    }
}
