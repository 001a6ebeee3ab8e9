package io.github.vtigermail.vtiger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.vtigermail.vtiger.comment.Audience;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.lookup.Ticket;
import java.util.Collections;
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
        try (TestVtiger vtiger = new TestVtiger()) {
            vtiger.standIn().addTicket("TT1");
            String odd = vtiger.standIn().put("17x900", Map.of("ticket_no", value));

            assertThat(ids(vtiger, "select id from HelpDesk where ticket_no=" + Vtql.quoted(value) + ";"))
                    .containsExactly(odd);
            assertThat(ids(
                            vtiger,
                            Vtql.withParameters(
                                    "select id from HelpDesk where ticket_no=:#number;", Map.of("number", value))))
                    .containsExactly(odd);
        }
    }

    @Test
    void theQueriesFindWhatTheyAskFor() throws Exception {
        try (TestVtiger vtiger = new TestVtiger()) {
            String contact = vtiger.standIn().addContact("ann+desk@example.org");
            String ticket = vtiger.standIn().addTicket("TT-1_a", contact);
            vtiger.standIn().addTicket("TT2", vtiger.standIn().addContact("bob@example.org"));
            String comment = vtiger.create(
                            Comment.MODULE,
                            new Comment(ticket, "text", null, Audience.OWNER, MARKER, List.of())
                                    .fields(vtiger.userId()))
                    .path("id")
                    .asText();

            Ticket found = Ticket.of(
                    vtiger.query(Vtql.ticketsByNumbers(List.of("tt-1_A"))).get(0));
            assertThat(found).isEqualTo(new Ticket(ticket, "TT-1_a", contact, "", "Ticket TT-1_a", "", ""));
            assertThat(ids(vtiger, Vtql.contactsByAddresses(List.of("ann+desk@example.org"))))
                    .containsExactly(contact);
            assertThat(ids(vtiger, Vtql.usersByAddresses(List.of("mailbot@example.com"))))
                    .containsExactly(vtiger.userId());
            assertThat(ids(vtiger, Vtql.ticketsByNumbers(List.of("TT9", "tt-1_A"))))
                    .containsExactly(ticket);
            assertThat(ids(vtiger, Vtql.contactsByAddresses(List.of("no@example.org", "ANN+desk@example.org"))))
                    .containsExactly(contact);
            assertThat(ids(vtiger, Vtql.usersByAddresses(List.of("mailbot@example.com", "no@example.org"))))
                    .containsExactly(vtiger.userId());
            assertThat(ids(vtiger, Vtql.commentsByMarkers(List.of(ticket), List.of(MARKER))))
                    .containsExactly(comment);
            assertThat(ids(vtiger, Vtql.commentsByMarkers(List.of(ticket), List.of(Comment.marker("cd".repeat(32))))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " TT1",
                "TT'1",
                "TT\\1",
                "TT1'",
                "TT1\\",
                "TT;1",
                "TT1\n",
                "T\n1",
                "TT%1",
                "TTÜ",
                "T\"1",
                "T\u06611"
            })
    void whatIsNotOfATicketNumbersFormIsNotAskedFor(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vtql.ticketsByNumbers(List.of(number)))
                .withMessage("not a ticket number, so it is not asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vtql.ticketsByNumbers(List.of("TT1", number)))
                .withMessage("not a ticket number, so it is not asked for");
    }

    @Test
    void aNumberHas64CharactersAtMost() {
        assertThat(Vtql.ticketsByNumbers(List.of("T".repeat(64)))).endsWith("T';");
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.ticketsByNumbers(List.of("T".repeat(65))));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.ticketsByNumbers(List.of("#".repeat(64) + "1")));
    }

    @Test
    void eachValueOfAListIsQuoted() {
        assertThat(Vtql.ticketsByNumbers(List.of("TT1", "TT-2")))
                .isEqualTo(
                        "select id,ticket_no,contact_id,parent_id,ticket_title,description,solution from HelpDesk where ticket_no in ('TT1','TT-2');");
        assertThat(Vtql.contactsByAddresses(List.of("a@example.org", "b@example.org")))
                .isEqualTo("select id,email,secondaryemail,account_id from Contacts where email in "
                        + "('a@example.org','b@example.org') or secondaryemail in ('a@example.org','b@example.org');");
        assertThat(Vtql.organizationsByAddress("a@example.org"))
                .isEqualTo("select id from Accounts where email1='a@example.org' or email2='a@example.org';");
        assertThat(Vtql.usersByAddresses(List.of("a@example.org")))
                .isEqualTo("select id,email1 from Users where email1='a@example.org';");
    }

    /** As recorded 94. */
    @Test
    void severalCommentsAreAskedForByTicketAndMarkerAtOnce() {
        assertThat(Vtql.commentsByMarkers(List.of("17x34", "17x36"), List.of("MAIL:AB", "MAIL:CD")))
                .isEqualTo(
                        "select id,related_to,source,filename from ModComments where related_to in ('17x34','17x36') and "
                                + "source in ('MAIL:AB','MAIL:CD');");
    }

    @Test
    void aSingleCommentIsAskedForWithItsText() {
        assertThat(Vtql.commentByMarker("17x34", "MAIL:AB"))
                .isEqualTo(
                        "select id,related_to,source,filename,commentcontent from ModComments where related_to='17x34' and "
                                + "source='MAIL:AB';");
    }

    @Test
    void anEmptyListIsNotAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.ticketsByNumbers(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.contactsByAddresses(List.of()));
    }

    @Test
    void nothingIsNotAskedFor() {
        List<String> nothing = Collections.singletonList(null);
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.ticketsByNumbers(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.contactsByAddresses(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.usersByAddresses(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.organizationsByAddress(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "34", "17x", "x34", "17x34'", "17x34 ", "17y34", "١٧x34", "17x1234567890123456789"})
    void whatIsNotOfARecordsFormIsNotAskedFor(String record) {
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.commentsByMarkers(List.of(record), List.of(MARKER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MAIL:", "MAIL:ab", "MAIL:AB'", "mail:AB", "AB", "MAIL:AB\\"})
    void whatIsNotOfAMarkersFormIsNotAskedFor(String marker) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vtql.commentsByMarkers(List.of("17x34"), List.of(marker)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a.b+c_d-e@sub.example.co", "o/p=q@example.org", "{x}|~^?@example.org"})
    void aUsualAddressIsPlain(String address) {
        assertThat(Vtql.isPlainAddress(address)).isTrue();
        assertThat(Vtql.contactsByAddresses(List.of(address))).endsWith("'" + address + "';");
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
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.contactsByAddresses(List.of(address)));
        assertThatIllegalArgumentException().isThrownBy(() -> Vtql.organizationsByAddress(address));
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
                .isThrownBy(() -> Vtql.contactsByAddresses(List.of("secret words")))
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\u0000b"})
    void aParameterOfAQueryHasNoControlCharactersAndIsNotEmpty(String value) {
        Map<String, String> values = Map.of("number", value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vtql.withParameters("select id from HelpDesk where ticket_no=:#number;", values));
    }

    @Test
    void aParameterWithoutAValueIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vtql.withParameters("select id from HelpDesk where ticket_no=:#number;", Map.of()))
                .withMessageContaining(":#number");
    }

    private static List<String> ids(TestVtiger vtiger, String vtql) throws Exception {
        return vtiger.query(vtql).stream().map(row -> row.path("id").asText()).toList();
    }
}
