package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.ledger.DeadLetters;
import io.github.vtigermail.ledger.DeadLetters.DeadLetter;
import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.ReceivedRequest;
import io.github.vtigermail.testing.vtiger.Told;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who may write to a ticket, and whose mail is in quarantine until a person releases it. */
@Execution(ExecutionMode.CONCURRENT)
class SendersTest {
    private static final String QUARANTINE = "Quarantine";
    private static final String STRANGER = "Mallory <mallory@evil.example>";

    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anyoneMayWriteAndTheCommentSaysIfTheSenderIsNoContact() {
        desk.start();
        settled(mail("Ann <customer1@example.org>", "TT1 of the contact"));
        settled(mail(STRANGER, "TT2 of a stranger"));
        settled(mail("mailbot@example.com", "TT3 of the staff"));

        assertThat(desk.comments("TT1")).singleElement().asString().startsWith("From Ann (customer1@example.org), 20");
        assertThat(desk.comments("TT2"))
                .singleElement()
                .asString()
                .startsWith("From Mallory (mallory@evil.example), not a contact of the CRM, 20");
        assertThat(desk.comments("TT3")).singleElement().asString().startsWith("From mailbot@example.com, 20");
    }

    /** The staff's answers went to the ticket's owner, and not to the customer, until the next restart. */
    @Test
    void aDatabaseThatFailsWhileTheStaffIsLookedUpMakesNoCustomersOfTheStaff() {
        desk.set("vtiger.refusal-time", "36s");
        desk.vtiger.faults().alwaysOfQueries(" from Users ", Fault.DATABASE_IS_DEAD);
        byte[] answer = mail("mailbot@example.com", "TT1 of the staff");
        desk.mail.deliver(answer);
        desk.start();
        await().until(() -> desk.vtiger.faults().met() >= 2);
        desk.vtiger.faults().clear();
        desk.awaitSettled(answer);
        settled(mail("mailbot@example.com", "TT2 of the staff"));

        assertThat(desk.vtiger.comments()).extracting(comment -> comment.told()).containsOnly(Told.CUSTOMER);
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void aStrangersMailIsKeptIntactAndUnreadInQuarantineWithItsReason() {
        desk.mailbox("support", Map.of("senders", "contacts")).start();
        byte[] mail = mail(STRANGER, "TT1 hello");
        quarantined(mail);

        StoredMail stored = desk.mail.folder(QUARANTINE).get(0);
        assertThat(stored.seen()).isFalse();
        assertThat(stored.raw()).isEqualTo(mail);
        assertThat(stored.flags()).contains("NOT_A_CONTACT");
        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(desk.vtiger.requests()).noneMatch(request -> is(request, "create"));
        desk.stop();
        assertThat(desk.claimsLeft()).isZero();
        try (Ledger ledger =
                Ledger.open("jdbc:sqlite:" + desk.folder.path("data/ledger.db"), "", "", Clock.systemUTC())) {
            assertThat(DeadLetters.ofQuarantine(ledger, Clock.systemUTC()).all())
                    .singleElement()
                    .returns("TT1", DeadLetter::ticket)
                    .returns("NOT_A_CONTACT", DeadLetter::reason);
            assertThat(new DeadLetters(ledger, Clock.systemUTC()).all()).isEmpty();
        }
    }

    @Test
    void contactsAllowsEveryContactAndOrganizationOfTheCrmAndTheStaff() {
        desk.vtiger.put("11x900", Map.of("accountname", "Acme", "email1", "office@acme.example"));
        desk.mailbox("support", Map.of("senders", "contacts")).start();
        settled(mail("customer2@example.org", "TT1 of another contact"));
        settled(mail("Office@ACME.example", "TT1 of an organization"));
        settled(mail("mailbot@example.com", "TT1 of the staff"));

        assertThat(desk.comments("TT1")).hasSize(3);
        assertThat(desk.mail.folder(QUARANTINE)).isEmpty();
    }

    @Test
    void ticketAllowsTheTicketsOwnContactAndOrganizationOnly() {
        desk.vtiger.put("11x900", Map.of("accountname", "Acme", "email1", "office@acme.example"));
        desk.vtiger.put("11x901", Map.of("accountname", "Other", "email1", "office@other.example"));
        desk.vtiger.put(desk.ticketId("TT1"), ticket("TT1", "12x2", "11x900"));
        desk.mailbox("support", Map.of("senders", "ticket")).start();
        settled(mail("customer1@example.org", "TT1 of its contact"));
        settled(mail("office@acme.example", "TT1 of its organization"));
        settled(mail("mailbot@example.com", "TT1 of the staff"));
        quarantined(mail("customer2@example.org", "TT1 of another contact"));
        quarantined(mail("office@other.example", "TT1 of another organization"));

        assertThat(desk.comments("TT1")).hasSize(3);
        assertThat(desk.mail.folder(QUARANTINE))
                .hasSize(2)
                .allMatch(mail -> mail.flags().contains("NOT_OF_THE_TICKET"));
    }

    @Test
    void secondAddressesAreThoseOfTheSamePerson() {
        desk.vtiger.put(
                "11x900",
                Map.of("accountname", "Acme", "email1", "office@acme.example", "email2", "acme@mail.example"));
        desk.vtiger.put("12x950", contact("ann@acme.example", "ann@home.example", ""));
        desk.vtiger.put(desk.ticketId("TT1"), ticket("TT1", "12x950", "11x900"));
        desk.vtiger.put(desk.ticketId("TT2"), ticket("TT2", "12x950", ""));
        desk.mailbox("support", Map.of("senders", "ticket")).start();
        settled(mail("Ann@Home.example", "TT2 of its contact at home"));
        settled(mail("acme@mail.example", "TT1 of its organization"));

        assertThat(desk.vtiger.commentsOf("TT2")).singleElement().satisfies(comment -> {
            assertThat(comment.customer()).isEqualTo("12x950");
            assertThat(comment.content()).doesNotContain("not a contact");
        });
        assertThat(desk.comments("TT1")).singleElement().asString().doesNotContain("not a contact");
    }

    @Test
    void ticketAllowsTheColleaguesOfTheTicketsOrganization() {
        desk.vtiger.put("11x900", Map.of("accountname", "Acme"));
        desk.vtiger.put("11x901", Map.of("accountname", "Other"));
        desk.vtiger.put("12x950", contact("ann@acme.example", "", "11x900"));
        desk.vtiger.put("12x951", contact("bob@other.example", "", "11x901"));
        desk.vtiger.put(desk.ticketId("TT1"), ticket("TT1", "12x2", "11x900"));
        desk.vtiger.put(desk.ticketId("TT2"), ticket("TT2", "12x2", ""));
        desk.mailbox("support", Map.of("senders", "ticket")).start();
        settled(mail("ann@acme.example", "TT1 of a colleague"));
        quarantined(mail("bob@other.example", "TT1 of another organization"));
        quarantined(mail("ann@acme.example", "TT2 of nobody's organization"));

        assertThat(desk.vtiger.commentsOf("TT1"))
                .singleElement()
                .satisfies(comment -> assertThat(comment.customer()).isEqualTo("12x950"));
    }

    @Test
    void contactAllowsTheTicketsOwnContactOnly() {
        desk.vtiger.put("11x900", Map.of("accountname", "Acme", "email1", "office@acme.example"));
        desk.vtiger.put("12x950", contact("ann@acme.example", "ann@home.example", "11x900"));
        desk.vtiger.put("12x951", contact("bob@acme.example", "", "11x900"));
        desk.vtiger.put(desk.ticketId("TT1"), ticket("TT1", "12x950", "11x900"));
        comment("TT1", "zoe@partner.example");
        desk.mailbox("support", Map.of("senders", "contact")).start();
        settled(mail("ann@home.example", "TT1 of its contact"));
        settled(mail("mailbot@example.com", "TT1 of the staff"));
        quarantined(mail("bob@acme.example", "TT1 of a colleague"));
        quarantined(mail("office@acme.example", "TT1 of its organization"));
        quarantined(mail("zoe@partner.example", "TT1 in a comment"));

        assertThat(desk.mail.folder(QUARANTINE))
                .hasSize(3)
                .allMatch(mail -> mail.flags().contains("NOT_OF_THE_TICKET"));
    }

    @Test
    void anAddressInTheTicketsCommentsMayWriteToThatTicketOnly() {
        for (int i = 1; i <= 45; i++) {
            comment("TT1", i == 43 ? "Please ask Zoe <ZOE@partner.example> too." : "comment no " + i);
        }
        comment("TT2", "not joe.zoe@partner.example");
        desk.mailbox("support", Map.of("senders", "ticket")).start();
        settled(mail("zoe@partner.example", "TT1 asked"));
        quarantined(mail("zoe@partner.example", "TT2 not asked"));

        assertThat(desk.comments("TT1")).singleElement().asString().contains("zoe@partner.example");
    }

    @Test
    void onlyAThousandCommentsOfATicketAreSearched() {
        for (int i = 1; i <= 1_100; i++) {
            comment("TT1", i == 1_050 ? "zoe@partner.example" : "comment no " + i);
        }
        desk.mailbox("support", Map.of("senders", "ticket")).start();
        quarantined(mail("zoe@partner.example", "TT1 far back"));

        assertThat(desk.vtiger.requests())
                .filteredOn(request -> String.valueOf(request).contains("commentcontent"))
                .hasSize(50);
    }

    @Test
    void anAllowListAcceptsSendersThatVtigerDoesNotKnow() {
        desk.mailbox("support", Map.of("senders", "ticket", "allow", "@partner.example, o'neill@evil.example"))
                .start();
        settled(mail("zoe@partner.example", "TT1 allowed by domain"));
        settled(mail("o'neill@evil.example", "TT1 allowed by address"));
        quarantined(mail(STRANGER, "TT1 not allowed"));

        assertThat(desk.comments("TT1")).hasSize(2);
    }

    @Test
    void aSenderWithAnUnusualAddressIsNoContact() {
        desk.mailbox("support", Map.of("senders", "contacts")).start();
        quarantined(mail("\"customer1@example.org\" <>", "TT1 no address"));
        quarantined(mail("\"a'b or 1=1\"@evil.example", "TT1 no plain address"));
        quarantined(Mails.to("support@example.com")
                .withoutFrom()
                .subject("TT1 from nobody")
                .text("x")
                .build());
    }

    @Test
    void aMailThatAPersonFlagsAndMovesBackIsReleased() {
        desk.set("vtiger.look-up-time", "0s"); // or the connector remembers that the address is not in the comments
        desk.mailbox("support", Map.of("senders", "ticket")).start();
        byte[] mail = mail(STRANGER, "TT1 let me in");
        quarantined(mail);
        long uid = desk.mail.folder(QUARANTINE).get(0).uid();
        desk.mail.flag(QUARANTINE, uid);
        desk.mail.move(uid, QUARANTINE, "INBOX");
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1"))
                .singleElement()
                .asString()
                .startsWith("From Mallory (mallory@evil.example), not a contact of the CRM");
        settled(mail(STRANGER, "TT1 from now on I stand in its comments"));
    }

    @Test
    void aMailThatIsMovedBackWithoutAFlagReturnsToQuarantine() {
        desk.mailbox("support", Map.of("senders", "ticket")).start();
        byte[] mail = mail(STRANGER, "TT1 let me in");
        quarantined(mail);
        desk.mail.move(desk.mail.folder(QUARANTINE).get(0).uid(), QUARANTINE, "INBOX");
        await().until(() -> desk.inbox().isEmpty() && desk.isIn(QUARANTINE, mail));

        assertThat(desk.comments("TT1")).isEmpty();
    }

    @Test
    void aFlagThatTheSenderSetReleasesNothing() {
        desk.mailbox("support", Map.of("senders", "ticket"));
        byte[] mail = Mails.to("support@example.com")
                .from(STRANGER)
                .subject("TT1 flagged by itself")
                .header("X-Message-Flag", "Follow up")
                .text("x")
                .build();
        desk.mail.deliver(mail);
        desk.mail.flag("INBOX", desk.stored(mail).uid());
        desk.start();

        await().until(() -> desk.isIn(QUARANTINE, mail));
        assertThat(desk.comments("TT1")).isEmpty();
    }

    @Test
    void aFlagOverridesTheSenderCheckOnly() {
        desk.mailbox("support", Map.of("senders", "ticket"));
        byte[] mail = Mails.to("support@example.com")
                .from(STRANGER)
                .subject("TT1 away")
                .header("Auto-Submitted", "auto-replied")
                .text("x")
                .build();
        desk.mail.deliver(mail);
        desk.mail.flag("INBOX", desk.stored(mail).uid());
        desk.start().awaitPolled();

        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(desk.isUnread(mail)).isTrue();
    }

    @Test
    void theMailWaitsWhileVtigerCannotLookUpTheSender() {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        comment("TT1", "zoe@partner.example");
        desk.mailbox("support", Map.of("senders", "ticket"));
        byte[] mail = mail("zoe@partner.example", "TT1 wait");
        desk.start();
        desk.awaitPolled();
        desk.vtiger.faults().next("query", 6, Fault.STATUS_503);
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.isIn(QUARANTINE, mail)).isFalse();
    }

    @Test
    void aForgedMailGoesIntoQuarantineIfTheMailboxRequiresDmarc() {
        desk.mailbox(
                        "support",
                        Map.of(
                                "authentication",
                                "dmarc",
                                "authenticationServer",
                                "mx.example.com",
                                "allow",
                                "@example.org"))
                .start();
        settled(authenticated("TT1 genuine", "mx.example.com; dmarc=pass header.from=example.org"));
        byte[] forged = authenticated("TT1 forged", "mx.evil.example; dmarc=pass header.from=example.org");
        quarantined(forged);

        assertThat(desk.mail.folder(QUARANTINE).get(0).flags()).contains("NOT_AUTHENTICATED");
        assertThat(desk.comments("TT1")).hasSize(1);
        long uid = desk.mail.folder(QUARANTINE).get(0).uid();
        desk.mail.flag(QUARANTINE, uid);
        desk.mail.move(uid, QUARANTINE, "INBOX");
        desk.awaitComments("TT1", 2);
    }

    private static byte[] authenticated(String subject, String results) {
        return Mails.to("support@example.com")
                .header("Authentication-Results", results)
                .from("customer1@example.org")
                .subject(subject)
                .text("text")
                .build();
    }

    private void settled(byte[] mail) {
        desk.mail.deliver(mail);
        await().until(() -> desk.inbox().stream().anyMatch(one -> one.seen() && isSame(one, mail)));
    }

    private void quarantined(byte[] mail) {
        desk.mail.deliver(mail);
        await().until(() -> desk.isIn(QUARANTINE, mail));
    }

    private static boolean isSame(StoredMail stored, byte[] mail) {
        return new String(mail, java.nio.charset.StandardCharsets.UTF_8).contains(stored.messageId());
    }

    private void comment(String ticket, String text) {
        desk.vtiger.put(
                "30x" + (10_000 + comments++), Map.of("related_to", desk.ticketId(ticket), "commentcontent", text));
    }

    private int comments;

    private static Map<String, String> ticket(String number, String contact, String organization) {
        return Map.of("ticket_no", number, "ticket_title", number, "contact_id", contact, "parent_id", organization);
    }

    private static Map<String, String> contact(String email, String second, String organization) {
        return Map.of("lastname", email, "email", email, "secondaryemail", second, "account_id", organization);
    }

    private static boolean is(ReceivedRequest request, String operation) {
        return request.operation().equals(operation);
    }

    private static byte[] mail(String from, String subject) {
        return Mails.to("support@example.com")
                .from(from)
                .subject(subject)
                .text("text")
                .build();
    }
}
