package io.github.vtigermail.vtiger.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.vtigermail.vtiger.failure.AnswerTooLargeException;
import io.github.vtigermail.vtiger.failure.NotAllowedException;
import io.github.vtigermail.vtiger.failure.RequestTooLargeException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A comment that is not known here is quoted in the next comment once more; one that is believed to be there would be lost. */
class NewestCommentsTest {
    private static final Pattern LIMIT = Pattern.compile("limit (\\d+);");

    private final NewestComments comments = new NewestComments(Duration.ofMinutes(1));
    private final List<JsonNode> stored = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private int second;

    @Test
    void theyComeInTheirOrderAlsoThoseOfOneSecond() throws Exception {
        store("30x9", "17x1", "second", "2026-11-28 17:18:01");
        store("30x10", "17x1", "third", "2026-11-28 17:18:01");
        store("30x11", "17x1", "first", "2026-11-28 17:18:00");

        assertThat(texts("17x1")).containsExactly("first", "second", "third");
    }

    @Test
    void ofALongThreadTheNewestFiftyCount() throws Exception {
        IntStream.rangeClosed(1, 70).forEach(i -> store("17x1", "no " + i));

        assertThat(texts("17x1")).hasSize(50).startsWith("no 21").endsWith("no 70");
        assertThat(asked).singleElement().asString().endsWith("='17x1' order by createdtime desc limit 50;");
    }

    @Test
    void ofLongTextsTheNewestFiveHundredThousandCharactersCount() throws Exception {
        IntStream.rangeClosed(1, 12).forEach(i -> store("17x1", i + " " + "x".repeat(60_000)));

        assertThat(texts("17x1")).hasSize(8).last().asString().startsWith("12 ");
    }

    @Test
    void whatWasAskedAShortWhileAgoIsNotAskedAgain() throws Exception {
        store("17x1", "first");
        texts("17x1");
        store("17x1", "typed a second later");

        assertThat(texts("17x1")).containsExactly("first");
        assertThat(asked).hasSize(1);
    }

    @Test
    void withNoTimeAtAllVtigerIsAskedEachTimeAndForOneTicketAlone() throws Exception {
        NewestComments never = new NewestComments(Duration.ZERO);
        TicketsAhead poll = poll("17x1", "17x2");
        for (int i = 0; i < 2; i++) {
            never.find("17x1", "MAIL:17x1", poll, NewestCommentsTest::ticket, this::rows);
        }

        assertThat(asked).hasSize(2).allMatch(vtql -> vtql.contains("='17x1' "));
    }

    @Test
    void aCommentThatWasMadeHereIsKnownAtOnce() throws Exception {
        store("17x1", "first");
        texts("17x1");
        comments.add(StoredComment.of(store("17x1", "made")));

        assertThat(texts("17x1")).containsExactly("first", "made");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aCommentThatWasMadeWhileVtigerAnsweredForOthersIsKnown() throws Exception {
        store("17x2", "first");
        comments.find("17x1", "MAIL:17x1", poll("17x1", "17x2"), NewestCommentsTest::ticket, vtql -> {
            List<JsonNode> before = rows(vtql);
            comments.add(StoredComment.of(store("17x2", "made")));
            return before;
        });

        assertThat(texts("17x2")).containsExactly("first", "made");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aCommentThatVtigerAnswersTooIsNotThereTwice() throws Exception {
        comments.add(StoredComment.of(store("17x1", "made")));

        assertThat(texts("17x1")).containsExactly("made");
    }

    @Test
    void whatWasMadeOnManyTicketsIsBounded() throws Exception {
        texts("17x1");
        IntStream.range(0, 70).forEach(i -> comments.add(StoredComment.of(store("17x1", "made " + i))));

        assertThat(texts("17x1")).hasSize(50).endsWith("made 69");
    }

    @Test
    void aNoticeOfFilesIsNobodysWords() throws Exception {
        stored.add(row("30x5", "17x1", "Vtiger did not keep these files: a.pdf", "2026-11-28 17:18:01")
                .put("source", "MAIL:AB-FILES"));

        assertThat(texts("17x1")).isEmpty();
    }

    @Test
    void theCommentsOfThoseAfterItAreAskedForTogether() throws Exception {
        store("17x2", "on two");
        store("17x3", "on three");
        TicketsAhead poll = poll("17x1", "17x2", "17x1", "17x3", "unknown");

        assertThat(texts("17x1", poll)).isEmpty();
        assertThat(texts("17x2", poll)).containsExactly("on two");
        assertThat(texts("17x3", poll)).containsExactly("on three");
        assertThat(asked)
                .containsExactly("select id,related_to,commentcontent,createdtime,source,customer from ModComments "
                        + "where related_to in ('17x1','17x2','17x3') order by createdtime desc limit 100;");
    }

    @Test
    void theTicketsOfExchangesBeforeItAreNotAskedFor() throws Exception {
        texts("17x2", poll("17x1", "17x2", "17x3"));

        assertThat(asked).singleElement().asString().contains("('17x2','17x3')");
    }

    /** Vtiger does not say that it cut an answer. */
    @Test
    void ofAnAnswerThatMayHaveBeenCutOnlyTheTicketsThatHaveEnoughAreBelieved() throws Exception {
        store("17x2", "old");
        IntStream.rangeClosed(1, 55).forEach(i -> store("17x3", "no " + i));
        IntStream.rangeClosed(1, 46).forEach(i -> store("17x1", "of own " + i));
        TicketsAhead poll = poll("17x1", "17x2", "17x3");

        assertThat(texts("17x1", poll)).hasSize(46);
        assertThat(texts("17x3", poll)).hasSize(50).startsWith("no 6");
        assertThat(texts("17x2", poll)).containsExactly("old");
        assertThat(asked).hasSize(3);
        assertThat(asked.get(1)).contains("='17x1'");
        assertThat(asked.get(2)).contains("='17x2'");
    }

    @Test
    void ticketsWithManyCommentsAreAskedForInSmallerNumbers() throws Exception {
        String[] tickets = IntStream.rangeClosed(1, 40).mapToObj(i -> "17x" + i).toArray(String[]::new);
        for (String ticket : tickets) {
            IntStream.range(0, 20).forEach(i -> store(ticket, "no " + i));
        }
        TicketsAhead poll = poll(tickets);
        for (String ticket : tickets) {
            assertThat(texts(ticket, poll)).hasSize(20);
        }

        assertThat(asked).as("of forty tickets").hasSizeLessThan(30);
    }

    @Test
    void ticketsWithFewCommentsCostFewQueries() throws Exception {
        String[] tickets =
                IntStream.rangeClosed(1, 400).mapToObj(i -> "17x" + i).toArray(String[]::new);
        TicketsAhead poll = poll(tickets);
        for (String ticket : tickets) {
            assertThat(texts(ticket, poll)).isEmpty();
        }

        assertThat(asked).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void ifTheAnswerForSeveralIsRefusedTheMailAsksForItself() throws Exception {
        store("17x1", "first");
        TicketsAhead poll = poll("17x1", "17x2");
        List<StoredComment> found = comments.find("17x1", "MAIL:17x1", poll, NewestCommentsTest::ticket, vtql -> {
            if (vtql.contains(" in (")) {
                throw new RequestTooLargeException(414);
            }
            return rows(vtql);
        });

        assertThat(found).hasSize(1);
    }

    @Test
    void ifTheAnswerIsTooLargeFewerAreAskedFor() throws Exception {
        IntStream.rangeClosed(1, 50).forEach(i -> store("17x1", "no " + i));
        List<StoredComment> found =
                comments.find("17x1", "MAIL:17x1", LookAhead.NONE.next(), NewestCommentsTest::ticket, vtql -> {
                    if (limit(vtql) > 20) {
                        throw new AnswerTooLargeException();
                    }
                    return rows(vtql);
                });

        assertThat(found).hasSize(12).last().returns("no 50", StoredComment::text);
    }

    @Test
    void thatVtigerIsDownOrDoesNotAllowItIsNotHidden() {
        assertThatThrownBy(() ->
                        comments.find("17x1", "MAIL:17x1", poll("17x1", "17x2"), NewestCommentsTest::ticket, vtql -> {
                            throw new VtigerUnavailableException("NO_CONNECTION", "down");
                        }))
                .isInstanceOf(VtigerUnavailableException.class);
        assertThatThrownBy(() ->
                        comments.find("17x1", "MAIL:17x1", LookAhead.NONE.next(), NewestCommentsTest::ticket, vtql -> {
                            throw new NotAllowedException("query", option -> option);
                        }))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void ofATicketThatIsGoneNothingIsRemembered() throws Exception {
        comments.add(StoredComment.of(store("17x1", "made")));
        texts("17x1");
        stored.clear();
        comments.forget("17x1");

        assertThat(texts("17x1")).isEmpty();
    }

    private List<String> texts(String ticket) throws Exception {
        return texts(ticket, LookAhead.NONE.next());
    }

    private List<String> texts(String ticket, TicketsAhead poll) throws Exception {
        return comments.find(ticket, "MAIL:" + ticket, poll, NewestCommentsTest::ticket, this::rows).stream()
                .map(StoredComment::text)
                .toList();
    }

    /** Mails to these tickets, one each; the marker names the ticket, and so does the number. */
    private static TicketsAhead poll(String... tickets) {
        List<ExpectedComment> expected = new ArrayList<>();
        for (String ticket : tickets) {
            expected.add(new ExpectedComment(ticket, null, "MAIL:" + ticket));
        }
        return new TicketsAhead(expected);
    }

    private static Ticket ticket(ExpectedComment comment) {
        return comment.ticketNumber().equals("unknown")
                ? null
                : new Ticket(comment.ticketNumber(), comment.ticketNumber(), "", "");
    }

    private JsonNode store(String ticket, String text) {
        second++;
        return store("30x" + second, ticket, text, "2026-11-28 17:%02d:%02d".formatted(second / 60, second % 60));
    }

    private JsonNode store(String id, String ticket, String text, String time) {
        JsonNode row = row(id, ticket, text, time);
        stored.add(row);
        return row;
    }

    private static ObjectNode row(String id, String ticket, String text, String time) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("related_to", ticket)
                .put("commentcontent", text)
                .put("createdtime", time)
                .put("source", "WEBSERVICE")
                .putNull("customer");
    }

    /** As Vtiger answers: the newest first, those of one second in the order of their ids. */
    private List<JsonNode> rows(String vtql) {
        asked.add(vtql);
        return stored.stream()
                .filter(row -> vtql.contains("'" + row.path("related_to").asText() + "'"))
                .sorted(Comparator.comparing(
                                (JsonNode row) -> row.path("createdtime").asText())
                        .reversed())
                .limit(limit(vtql))
                .toList();
    }

    private static int limit(String vtql) {
        Matcher limit = LIMIT.matcher(vtql);
        assertThat(limit.find()).isTrue();
        return Integer.parseInt(limit.group(1));
    }
}
