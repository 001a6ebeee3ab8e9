package io.github.vtigermail.mail.trust;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of addresses and domains as a person writes it: {@code anna@example.com, @example.com}. Capitals make no
 * difference; a domain means itself, not the ones below it.
 */
public final class Addresses {
    /** Nobody's. */
    public static final Addresses NONE = new Addresses(Set.of());

    private final Set<String> entries;

    private Addresses(Set<String> entries) {
        this.entries = entries;
    }

    /**
     * The entries of this text, with commas or line ends between them.
     *
     * @throws IllegalArgumentException that shows the entry, if one is neither an address nor a domain
     */
    public static Addresses of(String text) {
        Set<String> entries = Arrays.stream(text.split("[,\\r\\n]"))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (String entry : entries) {
            int at = entry.lastIndexOf('@');
            if (at < 0 || at == entry.length() - 1 || entry.indexOf(' ') >= 0) {
                throw new IllegalArgumentException("\"" + entry
                        + "\" is neither an address such as anna@example.com nor a domain such as @example.com");
            }
        }
        return new Addresses(entries);
    }

    /** These and one more, if it is an address: the name of an account is not always one. */
    public Addresses and(String address) {
        if (address == null || address.indexOf('@') < 1) {
            return this;
        }
        return new Addresses(
                Stream.concat(entries.stream(), Stream.of(address.strip().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether it stands there, itself or its domain; null, a sender without an address, never does. */
    public boolean has(String address) {
        if (address == null || address.indexOf('@') < 0) {
            return false;
        }
        String lower = address.toLowerCase(Locale.ROOT);
        return entries.contains(lower) || entries.contains(lower.substring(lower.lastIndexOf('@')));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Addresses addresses && entries.equals(addresses.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** Names nobody: it may land in a log. */
    @Override
    public String toString() {
        return "Addresses[" + entries.size() + "]";
    }
}
