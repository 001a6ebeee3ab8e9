package io.github.vtigermail.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;

/** The name of a file that came with a mail: decoded, without directories, at most {@value #MAX} characters. */
final class FileName {

    static final int MAX = 200;
    private static final int MAX_EXTENSION = 10;

    private FileName() {}

    /** The name that its Content-Disposition or else its Content-Type gives the part; null if they give none. */
    static String of(Part part) throws MessagingException {
        String name = ofDisposition(part);
        return name != null ? name : of(FieldValue.of(part, "Content-Type").parameter("name"));
    }

    static String ofDisposition(Part part) throws MessagingException {
        return of(FieldValue.of(part, "Content-Disposition").parameter("filename"));
    }

    private static String of(String parameter) {
        String name = HeaderText.decode(parameter, 10_000); // some mailers write encoded words here
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = shortened(name.strip());
        return name.isEmpty() || name.equals(".") || name.equals("..") ? null : name;
    }

    /** The name of a mail that came as a file: its subject. */
    static String ofMail(String subject) {
        String name = CleanText.line(subject.replace('/', '_').replace('\\', '_'), 100);
        return (name.isEmpty() ? "unnamed" : name) + ".eml";
    }

    /** Made up for a part without a name. */
    static String ofType(String type) {
        String sub = type.substring(type.indexOf('/') + 1);
        boolean telling = sub.length() <= 5 && sub.chars().allMatch(Character::isLetterOrDigit);
        return type.equals("text/plain") ? "unnamed.txt" : telling ? "unnamed." + sub : "unnamed";
    }

    /** Cut before the extension, which says how to open it. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        return name.length() <= MAX ? name : CleanText.line(name, MAX - extension.length()) + extension;
    }
}
