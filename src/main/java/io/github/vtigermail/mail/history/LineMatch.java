package io.github.vtigermail.mail.history;

/** Finds the lines of a trimmed text in the whole one, of which they are the rest, in their order. */
final class LineMatch {
    /** Lines of the trimmed text that the whole one does not have; each costs a search. */
    private static final int MAX_CHANGED = 100;

    private LineMatch() {}

    /** For each line of the whole text whether the trimmed one has it. */
    static boolean[] of(String whole, String trimmed) {
        String[] all = whole.split("\n", -1);
        String[] some = trimmed.split("\n", -1);
        boolean[] found = new boolean[all.length];
        int at = 0;
        int changed = 0;
        for (String line : some) {
            String flat = line.strip();
            int next = at;
            while (next < all.length && !all[next].strip().equals(flat)) {
                next++;
            }
            if (next < all.length) {
                found[next] = true;
                at = next + 1;
            } else if (++changed > MAX_CHANGED) {
                break;
            }
        }
        return found;
    }
}
