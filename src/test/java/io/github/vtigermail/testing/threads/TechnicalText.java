package io.github.vtigermail.testing.threads;

import java.util.List;
import java.util.Random;

/** Text of machines that looks like a quote, a header block or an attribution, and is none. */
final class TechnicalText {
    private TechnicalText() {}

    static String any(Random random, Dialogue dialogue) {
        int number = 10 + random.nextInt(80);
        String address = "<ben@customer.example>";
        List<String> lines =
                switch (random.nextInt(5)) {
                    case 0 ->
                        List.of(
                                "2026-11-26 07:58:" + number
                                        + " INFO smtp: connect from mail.customer.example <10.0.0.7>",
                                "2026-11-26 07:59:" + number + " ERROR scan: device said: 47" + number,
                                "2026-11-26 08:00:" + number + " INFO smtp: sent to " + address + ":");
                    case 1 ->
                        List.of(
                                "--- a/pump.conf",
                                "+++ b/pump.conf",
                                "@@ -3," + number + " +3," + number + " @@",
                                "-pressure=" + number,
                                "+pressure=4",
                                ">>> reload");
                    case 2 -> List.of("From: Bremen", "To: Leeds", "Date: 3 May", "Weight: " + number + " kg");
                    case 3 ->
                        List.of(
                                dialogue.fields().get(0) + ": hall " + number,
                                dialogue.fields().get(2) + ": hall 7",
                                dialogue.fields().get(3) + ": pallet " + number);
                    default -> List.of("-- " + number, "________", "| 1 | " + number + " |", "* end *");
                };
        return String.join("\n", lines);
    }
}
