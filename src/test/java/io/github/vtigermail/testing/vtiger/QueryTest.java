package io.github.vtigermail.testing.vtiger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be asked of Vtiger, and what a stranger could ask through a subject. */
class QueryTest extends StandInScene {
    @Test
    void aTicketNumberMatchesWithoutRegardToCaseAndTrailingSpaces() {
        assertThat(ids("tt12  ")).containsExactly(ticket);
        assertThat(ids(" TT12")).isEmpty();
        assertThat(ids("TT1")).isEmpty();
    }

    @Test
    void anUnescapedQuoteLetsASubjectAskForOtherTickets() {
        vtiger.addTicket("TT13");
        vtiger.addTicket("TT2");
        assertThat(ids("x' or ticket_no like 'TT1%")).hasSize(2);
    }

    @Test
    void doublingQuotesAloneLetsABackslashAskForEveryTicket() {
        vtiger.addTicket("TT13");
        assertThat(ids("x\\'' or 1=1) #")).hasSize(2);
    }

    @Test
    void backslashesDoubledBeforeQuotesAreSafe() {
        assertThat(ids("x\\\\'' or 1=1) #")).isEmpty();
        vtiger.put("17x900", Map.of("ticket_no", "odd\\'one"));
        assertThat(ids("odd\\\\''one")).containsExactly("17x900");
    }

    @Test
    void aBackslashAtTheEndBreaksTheDatabasesQuery() {
        assertThat(query("TT12\\").code()).isEqualTo("DATABASE_QUERY_ERROR");
    }

    @Test
    void whatIsNoVtqlIsASyntaxError() {
        for (String condition : List.of("ticket_no=''", "ticket_no=\"TT12\"", "(ticket_no='TT12')", "ticket_no")) {
            assertThat(client.query(session, "select id from HelpDesk where " + condition + ";")
                            .code())
                    .as(condition)
                    .isEqualTo("QUERY_SYNTAX_ERROR");
        }
    }

    @Test
    void anAnswerHas100RowsAtMostAndLimitPages() {
        for (int number = 100; number < 250; number++) {
            vtiger.addTicket("TT" + number);
        }
        assertThat(rows("select id from HelpDesk;")).isEqualTo(100);
        assertThat(rows("select id from HelpDesk limit 120;")).isEqualTo(100);
        assertThat(rows("select id from HelpDesk limit 100,100;")).isEqualTo(51);
        assertThat(rows("select id from HelpDesk where ticket_no in ('TT12','TT100','none') and ticketstatus='Open';"))
                .isEqualTo(2);
    }

    @Test
    void aListThatMakesTheUrlTooLongIsRefusedByTheProxy() {
        assertThat(rows("select id from HelpDesk where ticket_no in (" + numbers(300) + ");"))
                .isEqualTo(1);
        assertThat(client.query(session, "select id from HelpDesk where ticket_no in (" + numbers(3000) + ");")
                        .status())
                .isEqualTo(414);
    }

    @Test
    void onlyAnAdministratorMayAskForUsers() {
        String query = "select id from Users where email1='admin@example.com';";
        assertThat(rows(query)).isEqualTo(1);
        assertThat(client.query(client.session("mailbot", "plainKey"), query).code())
                .isEqualTo("ACCESS_DENIED");
    }

    /** As recorded (95): those of one second in the order of their ids, also if the newest come first. */
    @Test
    void theNewestCommentsComeFirst() {
        vtiger.put("30x901", comment("first", "2026-11-28 17:18:01"));
        vtiger.put("30x902", comment("an answer", "2026-11-28 17:18:01"));
        vtiger.put("30x903", comment("marked 2", "2026-11-28 17:18:02"));
        vtiger.put("30x904", Map.of("related_to", "17x900", "commentcontent", "on another ticket"));
        String query = "select commentcontent,createdtime,source from ModComments where related_to='" + ticket
                + "' order by createdtime desc limit ";

        assertThat(texts(query + "20;")).containsExactly("marked 2", "first", "an answer");
        assertThat(texts(query + "2;")).containsExactly("marked 2", "first");
        assertThat(texts("select commentcontent from ModComments where related_to in ('" + ticket
                        + "','17x900') order by createdtime desc limit 100;"))
                .hasSize(4);
    }

    /** As recorded (96). */
    @Test
    void aTicketHasItsTexts() {
        vtiger.describe(ticket, "It burns.\nPlease help.");

        assertThat(client.query(
                                session,
                                "select id,ticket_title,description,solution from HelpDesk where ticket_no='TT12';")
                        .result()
                        .get(0)
                        .toString())
                .isEqualTo(
                        "{\"id\":\"" + ticket
                                + "\",\"ticket_title\":\"Ticket TT12\",\"description\":\"It burns.\\nPlease help.\",\"solution\":\"\"}");
    }

    private Map<String, String> comment(String text, String time) {
        return Map.of("related_to", ticket, "commentcontent", text, "createdtime", time);
    }

    private List<String> texts(String query) {
        return client.query(session, query).result().findValuesAsText("commentcontent");
    }

    @Test
    void aDeletedTicketIsNotFound() {
        vtiger.deleteTicket(ticket);
        assertThat(ids("TT12")).isEmpty();
    }

    private static String numbers(int count) {
        return String.join(
                ",",
                Stream.iterate(1, n -> n + 1)
                        .limit(count)
                        .map(n -> "'TT" + n + "'")
                        .toList());
    }
}
