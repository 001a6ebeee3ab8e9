package io.github.vtigermail.support;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of addresses and domains as a person writes it: {@code anna@example.com, @example.com}. Case makes no
 * difference; a domain does not include its subdomains.
 */
public final class Addresses {
    /** The empty list. */
    public static final Addresses NONE = new Addresses(Set.of());

    private final Set<String> entries;

    private Addresses(Set<String> entries) {
        this.entries = entries;
    }

    /**
     * Parses a list whose entries are separated by commas or line ends.
     *
     * @throws IllegalArgumentException if an entry is neither an address nor a domain; the message does not show it
     */
    public static Addresses of(String text) {
        Set<String> entries = Arrays.stream(text.split("[,\\r\\n]"))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (String entry : entries) {
            int at = entry.lastIndexOf('@');
            if (at < 0 || at == entry.length() - 1 || entry.indexOf(' ') >= 0) {
                throw new IllegalArgumentException(
                        "an entry is neither an address such as anna@example.com nor a domain such as @example.com");
            }
        }
        return new Addresses(entries);
    }

    /**
     * This list and one more address; this list if it is not an address, since the name of an account is not always
     * one.
     */
    public Addresses plus(String address) {
        if (address == null || address.indexOf('@') < 1) {
            return this;
        }
        return new Addresses(
                Stream.concat(entries.stream(), Stream.of(address.strip().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether this list contains the address or its domain; never true for null, a sender without an address. */
    public boolean contains(String address) {
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

    /** Shows no address, since it may appear in a log. */
    @Override
    public String toString() {
        return "Addresses[" + entries.size() + "]";
    }
}
