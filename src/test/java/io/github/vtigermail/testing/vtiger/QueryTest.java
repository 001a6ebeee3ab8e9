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
