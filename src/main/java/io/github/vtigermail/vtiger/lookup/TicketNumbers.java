package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.vtigermail.vtiger.client.Vtql;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the ticket numbers of this Vtiger look like. Their prefix is the administrator's: {@code TT}, {@code HD-2026/}, {@code
 * Ticket #}. It is learned from the oldest and the newest tickets, so that nothing else that a stranger writes reaches a query:
 * only what looks like one of their numbers, or is of the plain form that most have. Digits of a prefix are any digits, since
 * many name the year.
 */
final class TicketNumbers {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final String ALL = "";

    private final Cache<String, Set<String>> learned;

    /** @param time how long it is remembered: a prefix may be changed */
    TicketNumbers(Duration time) {
        learned = Caffeine.newBuilder().expireAfterWrite(time).build();
    }

    /** Whether it may be asked for, as far as is known without asking. */
    boolean isKnownForm(String number) {
        Set<String> forms = learned.getIfPresent(ALL);
        return PLAIN.matcher(number).matches() || forms != null && forms.contains(form(number));
    }

    /** Whether it may be asked for. */
    boolean isOfSomeForm(String number, Query vtiger) throws VtigerException, InterruptedException {
        return PLAIN.matcher(number).matches() || isOfThisVtiger(number, vtiger);
    }

    /** Whether it looks like a number of this Vtiger. */
    boolean isOfThisVtiger(String number, Query vtiger) throws VtigerException, InterruptedException {
        Set<String> forms = learned.getIfPresent(ALL);
        if (forms == null) {
            forms = new TreeSet<>();
            for (boolean newest : new boolean[] {true, false}) {
                for (JsonNode row : vtiger.rows(Vtql.someTicketNumbers(newest))) {
                    forms.add(form(row.path("ticket_no").asText()));
                }
            }
            learned.put(ALL, forms);
        }
        return forms.contains(form(number));
    }

    /** Whether both are the same number, capitals aside. */
    static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String form(String number) {
        return DIGITS.matcher(plain(number)).replaceAll("0");
    }

    private static String plain(String number) {
        return Normalizer.normalize(number.strip(), Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    }
}
