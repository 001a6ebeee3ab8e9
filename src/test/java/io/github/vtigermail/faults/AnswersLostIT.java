package io.github.vtigermail.faults;

import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comment whose answer is lost is not made a second time. */
@FaultBench
class AnswersLostIT {
    private static final int MAILS = 100;

    @ParameterizedTest
    @EnumSource(
            names = {
                "MADE_THEN_CONNECTION_CLOSED",
                "MADE_THEN_502",
                "HALF_BODY",
                "SILENT",
                "MADE_LATE",
                "GIVEN_UP_WITH_500",
                "GIVEN_UP_WITH_503",
                "HTML_WARNING_BEFORE_JSON"
            })
    void whenAnswersAreLostNoneIsLostAndNoneIsMadeTwice(Fault fault, Reliability reliability) throws Exception {
        try (Site site = new Site()) {
            site.set("vtiger.answer-timeout", "1s").set("vtiger.settle-time", "5s");
            site.vtiger.faults().silence(Duration.ofSeconds(3));
            site.startAndLookIn();
            if (fault == Fault.HTML_WARNING_BEFORE_JSON) {
                site.vtiger.faults().always(Faults.ANY, fault); // PHP's display_errors is on for all answers, or off
            } else {
                site.vtiger.faults().oneIn(5, 7, fault);
            }
            site.deliver(MAILS);
            site.awaitSettled();

            Tally tally = Tally.of(site);
            int faults = site.vtiger.faults().met();
            reliability.add(new Line("the answer is lost", inWords(fault), faults, tally, site.seconds(), ""));
            tally.assertAllMade();
        }
    }

    private static String inWords(Fault fault) {
        return switch (fault) {
            case MADE_THEN_CONNECTION_CLOSED -> "made, then the connection closed";
            case MADE_THEN_502 -> "made, then 502";
            case HALF_BODY -> "made, then half a body";
            case SILENT -> "made, then silent past the time-out";
            case GIVEN_UP_WITH_500 -> "a proxy gives up with 500, and it is made 3 s later";
            case GIVEN_UP_WITH_503 -> "a proxy gives up with 503, and it is made 3 s later";
            case MADE_LATE -> "made only after the time-out";
            default -> "made, with PHP's warning before each answer";
        };
    }
}
