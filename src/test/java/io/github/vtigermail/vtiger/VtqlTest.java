package io.github.vtigermail.vtiger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger writes the subject and the address; neither may ask Vtiger for more than one ticket or one contact. */
class VtqlTest {
    private static final String MARKER = Comment.marker("ab".repeat(32));

    @Test
    void backslashesAreDoubledBeforeQuotes() {
        assertThat(Vtql.quoted("plain")).isEqualTo("'plain'");
        assertThat(Vtql.quoted("o'neill")).isEqualTo("'o''neill'");
        assertThat(Vtql.quoted("a\\b")).isEqualTo("'a\\\\b'");
        assertThat(Vtql.quoted("x\\' or 1=1) #")).isEqualTo("'x\\\\'' or 1=1) #'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' or ticket_no like 'TT%", "x\\' or 1=1) #", "x\\'' or 1=1) #", "\\", "'", "\\\\'"})
    void whateverIsQuotedFindsNoTicketButItself(String value) throws Exception {
        try (VtigerStandIn vtiger = VtigerStandIn.start()) {
            vtiger.addUser("mailbot", "key", "mailbot@example.com", true);
            vtiger.addTicket("TT1");
            String odd = vtiger.put("17x900", Map.of("ticket_no", value));
            VtigerClient client = new VtigerClient(vtiger, "mailbot", "key");

            VtigerAnswer answer = client.call(
                    client.logIn(),
                    VtigerCall.query("select id from HelpDesk where ticket_no=" + Vtql.quoted(value) + ";"));

            assertThat(answer.result().findValuesAsText("id")).containsExactly(odd);
        }
    }

    @Test
    void theQueriesFindWhatTheyAskFor() throws Exception {
        try (VtigerStandIn vtiger = VtigerStandIn.start()) {
            String userId = vtiger.addUser("mailbot", "key", "mailbot@example.com", true);
            String contact = vtiger.addContact("ann+desk@example.org");
            String ticket = vtiger.addTicket("TT-1_a", contact);
            vtiger.addTicket("TT2", vtiger.addContact("bob@example.org"));
            VtigerClient client = new VtigerClient(vtiger, "mailbot", "key");
            VtigerSession session = client.logIn();
            String comment = client.call(
                            session,
                            new Comment(
                                            ticket,
                                            "text",
                                            null,
                                            Audience.OWNER,
                                            Comment.marker("ab".repeat(32)),
                                            List.of())
                                    .create(userId))
                    .result()
                    .path("id")
                    .asText();

            Ticket found = Ticket.of(client.call(session, VtigerCall.query(Vtql.ticketByNumber("tt-1_A")))
                    .result()
                    .path(0));
            assertThat(found).isEqualTo(new Ticket(ticket, "TT-1_a", contact, ""));
            assertThat(ids(client, session, Vtql.contactsByAddress("ann+desk@example.org")))
                    .containsExactly(contact);
            assertThat(ids(client, session, Vtql.usersByAddress("mailbot@example.com")))
                    .containsExactly(userId);
            assertThat(ids(client, session, Vtql.ticketsByNumbers(List.of("TT9", "tt-1_A"))))
                    .containsExactly(ticket);
            assertThat(ids(
                            client,
                            session,
                            Vtql.contactsByAddresses(List.of("no@example.org", "ANN+desk@example.org"))))
                    .containsExactly(contact);
            assertThat(ids(client, session, Vtql.usersByAddresses(List.of("mailbot@example.com", "no@example.org"))))
                    .containsExactly(userId);
            assertThat(ids(client, session, Vtql.commentByMarker(ticket, MARKER)))
                    .containsExactly(comment);
            assertThat(ids(client, session, Vtql.commentByMarker(ticket, Comment.marker("cd".repeat(32)))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "TT 1", "TT1'", "TT1\\", "TT1;", "TT1\n", "TT%", "TTÜ", "TT1234567890123456789012345678901"})
    void whatIsNotOfATicketNumbersFormIsNotAskedFor(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vtql.ticketByNumber(number))
                .withMessage("not a ticket number, so it is not asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vtql.ticketsByNumbers(List.of("TT1", number)))
                .withMessage("not a ticket number, so it is not asked for");
    }

    @Test
    void eachValueOfAListIsQuoted() {
        assertThat(Vtql.ticketsByNumbers(List.of("TT1", "TT-2")))
                .isEqualTo("select id,ticket_no,contact_id,parent_id from HelpDesk where ticket_no in ('TT1','TT-2');");
        assertThat(Vtql.contactsByAddresses(List.of("a@example.org", "b@example.org")))
                .isEqualTo("select id,email from Contacts where email in ('a@example.org','b@example.org');");
        assertThat(Vtql.usersByAddresses(List.of("a@example.org")))
                .isEqualTo("select id,email1 from Users where email1 in ('a@example.org');");
    }

    @Test
    void anEmptyListIsNotAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.ticketsByNumbers(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.contactsByAddresses(List.of()));
    }

    @Test
    void nothingIsNotAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.ticketByNumber(null));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.contactsByAddress(null));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.usersByAddress(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "34", "17x", "x34", "17x34'", "17x34 ", "17y34", "١٧x34", "17x1234567890123456789"})
    void whatIsNotOfARecordsFormIsNotAskedFor(String record) {
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.commentByMarker(record, MARKER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MAIL:", "MAIL:ab", "MAIL:AB'", "mail:AB", "AB", "MAIL:AB\\"})
    void whatIsNotOfAMarkersFormIsNotAskedFor(String marker) {
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.commentByMarker("17x34", marker));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a.b+c_d-e@sub.example.co", "o/p=q@example.org", "{x}|~^?@example.org"})
    void aUsualAddressIsPlain(String address) {
        assertThat(Vtql.isPlainAddress(address)).isTrue();
        assertThat(Vtql.contactsByAddress(address)).endsWith("'" + address + "';");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "o'neill@example.org",
                "ann\\@example.org",
                "\"ann\"@example.org",
                "ann@example.org' or 1=1) #",
                "ann@exa mple.org",
                "ann@example.org\n",
                "ann@b@example.org",
                "änn@example.org",
                "ann`@example.org"
            })
    void anAddressThatIsNotPlainIsNotLookedUp(String address) {
        List<String> withOthers = List.of("ann@example.org", address);
        assertThat(Vtql.isPlainAddress(address)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.contactsByAddresses(withOthers));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.usersByAddresses(withOthers));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.contactsByAddress(address));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.usersByAddress(address));
    }

    @Test
    void anAddressOfMoreThan254CharactersIsNotPlain() {
        assertThat(Vtql.isPlainAddress("a".repeat(64) + "@" + "b".repeat(189))).isTrue();
        assertThat(Vtql.isPlainAddress("a".repeat(65) + "@b")).isFalse();
        assertThat(Vtql.isPlainAddress("a@" + "b".repeat(190))).isFalse();
        assertThat(Vtql.isPlainAddress(null)).isFalse();
    }

    @Test
    void theMessageOfARefusalDoesNotRepeatTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vtql.contactsByAddress("secret words"))
                .withMessageNotContaining("secret");
    }

    private static Iterable<String> ids(VtigerClient client, VtigerSession session, String vtql) throws VtigerFault {
        return client.call(session, VtigerCall.query(vtql)).result().findValuesAsText("id");
    }
}
