package io.github.vtigermail.route;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses and domains of the help desk's own people: {@code anna@example.com}, {@code @example.com}. */
public final class StaffAddresses {
    private final Set<String> entries;

    public StaffAddresses(List<String> entries) {
        this.entries = entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean has(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return entries.contains(lower) || entries.contains(lower.substring(lower.lastIndexOf('@')));
    }
}
