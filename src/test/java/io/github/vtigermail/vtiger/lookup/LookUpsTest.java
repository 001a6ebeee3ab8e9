package io.github.vtigermail.vtiger.lookup;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.vtigermail.vtiger.failure.AnswerTooLargeException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is remembered must not hide what changed; and of mails that are processed together one asks for all: whatever becomes
 * of that, no other mail waits for ever, and no two ask at once.
 */
class LookUpsTest {
    private static final LookAhead.Batch ALONE = LookAhead.NONE.tickets();

    private final LookUps lookUps = new LookUps(Duration.ofMinutes(1));
    private final LookAhead poll = new LookAhead(
            List.of("TT1", "TT2", "TT3"), List.of("ann@example.org", "bob@example.org", "ann@example.org"), List.of());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aTicketIsRememberedWhateverItsCapitals() throws Exception {
        lookUps.tickets().find("TT12", ALONE, answers("TT12"));

        assertThat(lookUps.tickets().find("tt12", ALONE, this::mustNotAsk)).contains(List.of(ticket("TT12")));
    }

    @Test
    void ticketsThatShareANumberAreAllFoundAlsoIfAskedForWithOthers() throws Exception {
        assertThat(lookUps.tickets()
                        .find("TT12", ALONE, answers("TT12", "tt12 "))
                        .orElseThrow())
                .hasSize(2);
        assertThat(lookUps.knownTicket("TT12", null)).isNull();
        lookUps.tickets().find("TT1", poll.tickets(), answers("TT2", "TT1", "TT2"));

        assertThat(lookUps.tickets()
                        .find("TT2", poll.tickets(), this::mustNotAsk)
                        .orElseThrow())
                .hasSize(2);
        assertThat(lookUps.knownTicket("TT2", null)).isNull();
        assertThat(lookUps.knownTicket("TT1", null)).isEqualTo(ticket("TT1"));
    }

    /** As the check of the markers in Vtiger's answers, which says nothing of capitals: else each comment was made twice. */
    @Test
    void aCommentIsFoundByItsMarkerWhateverItsCapitals() throws Exception {
        JsonNode row = JsonNodeFactory.instance
                .objectNode()
                .put("id", "30x7")
                .put("related_to", "17x34")
                .put("source", "Mail:ab")
                .put("filename", "");

        assertThat(new CommentsAhead(List.of()).find("17x34", "MAIL:AB", comment -> null, vtql -> List.of(row)))
                .map(FoundComment::id)
                .contains("30x7");
    }

    @Test
    void aTicketWhoseNumberIsOnlyEqualForTheDatabaseIsNotFound() throws Exception {
        assertThat(lookUps.tickets().find("TT1", ALONE, answers("TÜ1", "TT1"))).contains(List.of(ticket("TT1")));
        assertThat(lookUps.tickets().find("TT2", ALONE, answers("TÜ2"))).isEmpty();
    }

    @Test
    void aNumberOfAnUnknownFormIsNotAskedForWithOthers() throws Exception {
        LookAhead odd = new LookAhead(List.of("TT1", "HD-2026/7", "TT2"), List.of(), List.of());
        lookUps.tickets().find("TT1", odd.tickets(), answers("TT1", "TT2"));
        assertThat(asked).singleElement().asString().endsWith(" in ('TT1','TT2');");

        assertThat(lookUps.numbers().isOfSomeForm("HD-2026/7", answers("TT5", "HD-2025/99")))
                .isTrue();
        asked.clear();
        LookAhead known = new LookAhead(List.of("TT3", "HD-2026/8"), List.of(), List.of());
        lookUps.tickets().find("TT3", known.tickets(), answers("TT3", "HD-2026/8"));
        assertThat(asked).singleElement().asString().endsWith(" in ('TT3','HD-2026/8');");
    }

    @Test
    void aContactIsFoundByEitherAddressAlsoIfAskedForWithOthers() throws Exception {
        lookUps.contacts().find("ann@example.org", poll.contacts(), vtql -> {
            asked.add(vtql);
            return List.of(
                    contact("12x1", "Ann@example.org", "annie@home.example"),
                    contact("12x2", "robert@example.org", "bob@example.org"),
                    contact("12x3", "ann@example.org", "bob@example.org"));
        });

        assertThat(lookUps.contacts().known("ann@example.org").orElseThrow())
                .extracting(Contact::id)
                .containsExactly("12x1", "12x3");
        assertThat(lookUps.contacts().known("bob@example.org").orElseThrow())
                .extracting(Contact::id)
                .containsExactly("12x2", "12x3");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTicketThatDidNotExistIsAskedForAgain() throws Exception {
        assertThat(lookUps.tickets().find("TT99", ALONE, answers())).isEmpty();

        assertThat(lookUps.tickets().find("TT99", ALONE, answers("TT99"))).contains(List.of(ticket("TT99")));
    }

    @Test
    void aTicketThatIsGoneIsForgottenByEveryNameItHad() throws Exception {
        lookUps.tickets().put(LookUps.recordKey("12"), List.of(ticket("TT12")));
        lookUps.tickets().put("TT12", List.of(ticket("TT12")));
        lookUps.tickets().put("TT13", List.of(ticket("TT13")));

        lookUps.forget("17xTT12");

        assertThat(lookUps.knownTicket("TT12", null)).isNull();
        assertThat(lookUps.knownTicket(null, "12")).isNull();
        assertThat(lookUps.knownTicket("TT13", null)).isEqualTo(ticket("TT13"));
    }

    @Test
    void thatNobodyHasAnAddressIsRemembered() throws Exception {
        lookUps.contacts().find("nobody@example.org", LookAhead.NONE.contacts(), answers());

        assertThat(lookUps.contacts().find("Nobody@example.org", LookAhead.NONE.contacts(), this::mustNotAsk))
                .contains(List.of());
    }

    @Test
    void anAnswerIsGoodForItsTimeAndNoLonger() throws Exception {
        LookUps shortly = new LookUps(Duration.ofMillis(50));
        shortly.tickets().find("TT12", ALONE, answers("TT12"));

        await().until(() -> shortly.tickets().known("TT12").isEmpty());
    }

    @Test
    void withNoTimeAtAllVtigerIsAskedEachTimeAndForOneValueAlone() throws Exception {
        LookUps never = new LookUps(Duration.ZERO);
        never.tickets().find("TT1", poll.tickets(), answers("TT1"));
        never.tickets().find("TT1", poll.tickets(), answers("TT1"));

        assertThat(asked).hasSize(2).allMatch(vtql -> vtql.endsWith("where ticket_no='TT1';"));
    }

    @Test
    void theFirstAsksForItsOwnAndThenForWhatTheOthersWant() throws Exception {
        lookUps.tickets().find("TT2", poll.tickets(), answers("TT1", "TT2", "TT3"));
        lookUps.contacts().find("bob@example.org", poll.contacts(), answers());

        assertThat(asked)
                .containsExactly(
                        "select id,ticket_no,contact_id,parent_id,ticket_title,description,solution from HelpDesk where ticket_no in ('TT2','TT1','TT3');",
                        "select id,email,secondaryemail,account_id from Contacts where email in "
                                + "('bob@example.org','ann@example.org') or secondaryemail in ('bob@example.org','ann@example.org');");
        assertThat(lookUps.tickets().find("TT3", poll.tickets(), this::mustNotAsk))
                .contains(List.of(ticket("TT3")));
    }

    @Test
    void whatIsKnownIsNotAskedFor() throws Exception {
        lookUps.tickets().put("tt1", List.of(ticket("TT1")));
        lookUps.tickets().find("TT3", poll.tickets(), answers("TT2", "TT3"));

        assertThat(asked).singleElement().asString().endsWith(" in ('TT3','TT2');");
    }

    @Test
    void aMailThatOnlyHasSomethingToAskAsksForItself() throws Exception {
        lookUps.tickets().put("TT1", List.of(ticket("TT1")));
        lookUps.tickets().put("TT2", List.of(ticket("TT2")));
        lookUps.tickets().find("TT3", poll.tickets(), answers("TT3"));

        assertThat(asked).singleElement().asString().endsWith("='TT3';");
    }

    @Test
    void whatTheAnswerLeftOpenIsNotAskedForTogetherAgain() throws Exception {
        lookUps.tickets().find("TT1", poll.tickets(), answers("TT1"));
        assertThat(lookUps.tickets().find("TT2", poll.tickets(), answers())).isEmpty();

        assertThat(asked.get(1)).endsWith("='TT2';");
    }

    @Test
    void nothingIsBelievedOfAnAnswerWithARowThatNobodyAskedFor() throws Exception {
        lookUps.tickets().find("TT1", poll.tickets(), answers("TT1", "TÜ1"));

        assertThat(lookUps.tickets().known("TT2")).isEmpty();
        assertThat(asked).as("asked alone after that").hasSize(2);
    }

    @Test
    void theOthersWaitForTheAnswerAndFindTheirs() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> lookUps.tickets().find("TT1", poll.tickets(), vtql -> {
            asking.countDown();
            answer.await();
            return rows("TT1", "TT2", "TT3");
        }));
        asking.await();
        Future<?> second = threads.submit(() -> lookUps.tickets().find("TT2", poll.tickets(), this::mustNotAsk));
        assertThat(second.isDone()).isFalse();
        answer.countDown();

        first.get();
        assertThat(second.get()).isEqualTo(java.util.Optional.of(List.of(ticket("TT2"))));
    }

    @Test
    void afterAFailureTheOthersAskForThemselves() throws Exception {
        assertThatThrownBy(() -> lookUps.tickets().find("TT1", poll.tickets(), vtql -> {
                    throw new VtigerUnavailableException("NO_CONNECTION", "down");
                }))
                .isInstanceOf(VtigerUnavailableException.class);

        assertThat(lookUps.tickets().find("TT2", poll.tickets(), answers("TT2")))
                .contains(List.of(ticket("TT2")));
        assertThat(asked).singleElement().asString().endsWith("='TT2';");
    }

    @Test
    void ifVtigerRefusesToAnswerForAllTheMailAsksForItself() throws Exception {
        List<String> alone = new ArrayList<>();
        assertThat(lookUps.tickets().find("TT1", poll.tickets(), vtql -> {
                    if (vtql.contains(" in (")) {
                        throw new VtigerRefusedException("TOO_LARGE", "x");
                    }
                    alone.add(vtql);
                    return rows("TT1");
                }))
                .contains(List.of(ticket("TT1")));
        assertThat(alone).hasSize(1);
    }

    @Test
    void ifTheAnswerForAllIsTooLargeFewerAreAskedForAtATime() throws Exception {
        assertThat(lookUps.tickets().find("TT1", poll.tickets(), vtql -> {
                    asked.add(vtql);
                    if (vtql.contains(" in (")) {
                        throw new AnswerTooLargeException();
                    }
                    return rows(vtql.replaceAll(".*'(.*)'.*", "$1"));
                }))
                .contains(List.of(ticket("TT1")));

        assertThat(asked).hasSizeLessThanOrEqualTo(4);
        for (String number : List.of("TT2", "TT3")) {
            lookUps.tickets().find(number, poll.tickets(), answers(number));
        }
        assertThat(asked).as("not together again").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void ticketsWithLongTextsAreRememberedInSmallerNumbers() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            lookUps.tickets()
                    .put("TT" + i, List.of(new Ticket("17x" + i, "TT" + i, "", "", "", "x".repeat(60_000), "")));
        }

        await().until(() -> IntStream.range(0, 2_000)
                        .filter(i -> lookUps.tickets().known("TT" + i).isPresent())
                        .count()
                <= 100);
    }

    @Test
    void aMailThatIsInterruptedWhileItWaitsHoldsNobodyUp() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        threads.submit(() -> lookUps.staff().find("bob@example.org", poll.staff(), vtql -> {
            asking.countDown();
            answer.await();
            return List.of();
        }));
        asking.await();
        Thread waits = new Thread(() -> {
            try {
                lookUps.staff().find("ann@example.org", poll.staff(), this::mustNotAsk);
            } catch (Exception e) {
                Thread.currentThread().interrupt();
            }
        });
        waits.start();
        await().until(() -> waits.getState() == Thread.State.WAITING);
        waits.interrupt();
        waits.join();
        answer.countDown();

        assertThat(lookUps.staff().find("ann@example.org", poll.staff(), this::mustNotAsk))
                .contains(false);
    }

    @Test
    void noMailWaitsForOneOfAnotherPollOrWithAnotherQuestion() throws Exception {
        poll.tickets().lock();

        Future<?> contacts =
                threads.submit(() -> lookUps.contacts().find("ann@example.org", poll.contacts(), answers()));
        LookAhead another = new LookAhead(List.of("TT1", "TT2"), List.of(), List.of());
        Future<?> ofAnotherPoll =
                threads.submit(() -> lookUps.tickets().find("TT1", another.tickets(), answers("TT1")));

        contacts.get();
        ofAnotherPoll.get();
    }

    @Test
    void whatCamelPrintsOfTheLookAheadHoldsNoAddress() {
        assertThat(poll.toString()).doesNotContain("@");
    }

    private Query answers(String... numbers) {
        return vtql -> {
            asked.add(vtql);
            return rows(numbers);
        };
    }

    private List<JsonNode> mustNotAsk(String vtql) {
        throw new AssertionError("asked " + vtql);
    }

    private static List<JsonNode> rows(String... numbers) {
        return Arrays.stream(numbers)
                .map(number -> (JsonNode) JsonNodeFactory.instance
                        .objectNode()
                        .put("id", "17x" + number)
                        .put("ticket_no", number))
                .toList();
    }

    private static JsonNode contact(String id, String email, String second) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("email", email)
                .put("secondaryemail", second)
                .putNull("account_id");
    }

    private static Ticket ticket(String number) {
        return new Ticket("17x" + number, number, "", "");
    }
}
