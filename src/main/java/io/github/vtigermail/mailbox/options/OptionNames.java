package io.github.vtigermail.mailbox.options;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.spi.UriParam;

/** The options of a mailbox that are described here, without host and port, which belong to its address. */
public final class OptionNames {
    /** All of them. */
    public static final Set<String> ALL =
            annotated(MailboxConfiguration.class, OAuthConfiguration.class, AccountDescription.class);

    private OptionNames() {}

    private static Set<String> annotated(Class<?>... types) {
        Set<String> names = new TreeSet<>();
        Stream.of(types)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(UriParam.class))
                .forEach(field -> names.add(field.getName()));
        return Set.copyOf(names);
    }
}
