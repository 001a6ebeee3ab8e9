package io.github.vtigermail.mail.history;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of each comment of the staff some passages of a mail have. A customer's own words may be repeated by the customer. */
final class TextShares {
    private double greatest;
    private int words;

    TextShares(ComparedLines lines, List<Passage> passages) {
        MailWords all = lines.all();
        Map<Integer, BitSet> places = new HashMap<>();
        for (Passage passage : passages) {
            for (int i = all.first(passage.first()); i < all.first(passage.last() + 1); i++) {
                if (all.textOf(i) >= 0) {
                    places.computeIfAbsent(all.textOf(i), any -> new BitSet()).set(all.placeOf(i));
                }
            }
        }
        places.forEach((text, found) -> {
            KnownText known = lines.ticket().text(text);
            double share = (double) found.cardinality() / known.length();
            if (known.isStaffs() && (share > greatest || share == greatest && found.cardinality() > words)) {
                greatest = share;
                words = found.cardinality();
            }
        });
    }

    double greatest() {
        return greatest;
    }

    int wordsOfGreatest() {
        return words;
    }
}
