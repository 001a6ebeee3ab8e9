package io.github.vtigermail.testing.mail;

import java.util.List;
import java.util.stream.Stream;

/** All {@link BadMail}s there are. Also good as {@code @MethodSource}: {@code BadMails#all}. */
public final class BadMails {

    private BadMails() {}

    /** The catalogue: headers that steer Camel, subjects, missing headers, broken bodies. */
    public static List<BadMail> all() {
        return Stream.of(BadHeaders.all(), BadSubjects.all(), BadBodies.all())
                .flatMap(List::stream)
                .toList();
    }

    /** One of them by its name. */
    public static BadMail named(String name) {
        return all().stream()
                .filter(mail -> mail.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bad mail is named " + name));
    }
}
