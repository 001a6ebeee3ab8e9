package io.github.vtigermail.mail.history;

import java.util.Arrays;

/**
 * Where the ticket's texts have the words of a mail: for each few words in a row of the mail, the places at which the same are in
 * a text. Only what the mail has is kept, and without an object for each place: a ticket has many more words than a mail.
 */
final class TicketPlaces {
    /** Places of the same words that are looked at; more are the same text again and again. */
    private static final int MAX = 32;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int NONE = -1;

    private final int[] mail;
    private final int gram;
    private final int shift;
    private final int[] starts; // a hash table: where words of the mail begin
    private final int[] first; // the first place of the words at a slot of the table, and the last one
    private final int[] last;
    private final int[] counts;
    private int[] texts = new int[64]; // of each place
    private int[] positions = new int[64];
    private int[] next = new int[64]; // place of the same words
    private int size;

    /** @param gram how many words in a row */
    TicketPlaces(int[] mail, int gram) {
        this.mail = mail;
        this.gram = gram;
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(mail.length, 1));
        shift = Long.SIZE - bits;
        starts = new int[1 << bits];
        Arrays.fill(starts, NONE);
        first = new int[starts.length];
        last = new int[starts.length];
        counts = new int[starts.length];
        for (int at = 0; at + gram <= mail.length; at++) {
            int slot = slot(mail, at);
            starts[slot] = starts[slot] < 0 ? at : starts[slot];
        }
    }

    /** The slot of these words, or the free one where the mail does not have them. */
    private int slot(int[] words, int at) {
        long hash = 0;
        for (int i = at; i < at + gram; i++) {
            hash = (hash ^ words[i]) * FACTOR;
            hash ^= hash >>> 32;
        }
        int slot = (int) (hash * FACTOR >>> shift);
        while (starts[slot] >= 0 && !Arrays.equals(words, at, at + gram, mail, starts[slot], starts[slot] + gram)) {
            slot = slot + 1 & starts.length - 1;
        }
        return slot;
    }

    /** Notes which words of the mail this text has. */
    void add(int text, int[] words) {
        for (int at = 0; at + gram <= words.length; at++) {
            int slot = slot(words, at);
            if (starts[slot] >= 0 && counts[slot] < MAX) {
                add(slot, text, at);
            }
        }
    }

    private void add(int slot, int text, int at) {
        if (size == next.length) {
            texts = Arrays.copyOf(texts, 2 * size);
            positions = Arrays.copyOf(positions, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
        }
        texts[size] = text;
        positions[size] = at;
        next[size] = NONE;
        if (counts[slot]++ == 0) {
            first[slot] = size;
        } else {
            next[last[slot]] = size;
        }
        last[slot] = size++;
    }

    /** The first place that has the words which begin here in the mail; negative if there is none. */
    int first(int at) {
        int slot = slot(mail, at);
        return counts[slot] == 0 ? NONE : first[slot];
    }

    /** The next place with the same words; negative if there is none. */
    int next(int place) {
        return next[place];
    }

    int text(int place) {
        return texts[place];
    }

    int position(int place) {
        return positions[place];
    }
}
