package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.threads.Dialogues;
import io.github.vtigermail.testing.threads.MailProgram;
import io.github.vtigermail.testing.threads.MailThread;
import io.github.vtigermail.testing.threads.Placement;
import io.github.vtigermail.testing.threads.PostedText;
import io.github.vtigermail.testing.threads.ThreadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What random mails become that answer a ticket whose text is known. The seeds are fixed, so each run is the same. */
class RandomThreadsTest {
    private static final int THREADS = 1_000;

    private static final List<ThreadPlan> LOSES = new ArrayList<>();
    private static final Map<Placement, Integer> RIGHT = new TreeMap<>();

    @BeforeAll
    static void read() {
        LongStream.range(0, THREADS).mapToObj(ThreadPlan::random).forEach(plan -> {
            MailThread thread = plan.thread();
            String text = newText(thread);
            if (!thread.lost(text).isEmpty()) {
                LOSES.add(plan);
            }
            if (thread.isRight(text)) {
                RIGHT.merge(plan.placement(), 1, Integer::sum);
            }
        });
    }

    @Test
    void noNewSentenceIsLost() {
        List<String> smallest = LOSES.stream()
                .limit(5)
                .map(plan -> plan.simplest(simpler -> loses(simpler.thread())))
                .map(plan -> plan + " loses " + plan.thread().lost(newText(plan.thread())))
                .toList();

        assertThat(LOSES).as("for example %s", smallest).hasSizeLessThanOrEqualTo(ALLOWED_TO_LOSE);
    }

    @Test
    void theCommentIsWhatTheTicketDoesNotHaveYet(TestReporter reporter) {
        int right = RIGHT.values().stream().mapToInt(Integer::intValue).sum();
        reporter.publishEntry("exactly right of " + THREADS, right + " " + RIGHT);

        assertThat(right).isGreaterThanOrEqualTo(RIGHT_AT_LEAST);
    }

    private static final int ALLOWED_TO_LOSE = 26;

    private static final int RIGHT_AT_LEAST = 935;

    @Test
    void theSameSeedIsTheSameThread() {
        MailThread thread = ThreadPlan.random(7).thread();
        MailThread again = ThreadPlan.random(7).thread();

        assertThat(PostedText.whole(again.mail())).isEqualTo(PostedText.whole(thread.mail()));
        assertThat(again.ticket()).isEqualTo(thread.ticket());
        assertThat(again.fresh()).isEqualTo(thread.fresh());
    }

    @Test
    void allLanguagesProgramsAndPlacementsOccur() {
        List<ThreadPlan> plans =
                LongStream.range(0, THREADS).mapToObj(ThreadPlan::random).toList();

        assertThat(plans).extracting(ThreadPlan::dialogue).containsAll(Dialogues.ALL);
        assertThat(plans).extracting(ThreadPlan::program).contains(MailProgram.values());
        assertThat(plans).extracting(ThreadPlan::placement).contains(Placement.values());
    }

    /** What a thread says is new is in its mail, so it can only be lost by us. */
    @Test
    void theWholeMailHasAllNewSentences() {
        assertThat(LongStream.range(0, THREADS)
                        .mapToObj(seed -> ThreadPlan.random(seed).thread())
                        .filter(thread ->
                                !thread.lost(PostedText.whole(thread.mail())).isEmpty())
                        .map(thread -> thread.plan() + " " + thread.lost(PostedText.whole(thread.mail()))))
                .isEmpty();
    }

    private static boolean loses(MailThread thread) {
        return !thread.lost(newText(thread)).isEmpty();
    }

    private static String newText(MailThread thread) {
        return PostedText.of(thread.mail(), thread.ticket());
    }
}
