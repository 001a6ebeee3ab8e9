package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.Comment;
import io.github.vtigermail.testing.vtiger.Told;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The whole line from a mail to a comment, with the project's own routes. Each test has a ticket of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class MainJobTest {
    private final HelpDesk desk = new HelpDesk();

    @BeforeAll
    void start() {
        desk.start();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void aMailWithATicketNumberBecomesACommentAndIsMarkedAsRead() {
        byte[] mail = arrives(about("Re: TT1 printer on fire").text("It burns again."));

        assertThat(desk.comments("TT1")).singleElement().asString().contains("It burns again.");
        assertThat(desk.stored(mail).seen()).isTrue();
    }

    @Test
    void theCommentSaysWhoWroteAndWhen() {
        arrives(Mails.to("support@example.com")
                .from("Ann Customer <customer2@example.org>")
                .withoutDate()
                .header("Date", "Tue, 24 Nov 2026 10:15:00 +0200")
                .subject("TT2 question")
                .text("When?"));

        assertThat(desk.comments("TT2"))
                .singleElement()
                .asString()
                .startsWith("From Ann Customer (customer2@example.org), 2026-11-24 10:15 +02:00\n\nWhen?");
    }

    @Test
    void theCommentContainsTheNewTextAndSaysThatQuotedTextWasLeftOut() {
        arrives(about("Re: TT2 question")
                .text("Yes.\n\nOn 4 Jan 2026, at 19:03, Desk <d@example.com> wrote:\n> Is it?"));

        assertThat(desk.comments("TT2"))
                .anySatisfy(
                        comment -> assertThat(comment)
                                .endsWith(
                                        "\n\nYes.\n\n[Quoted text or a signature was left out. The whole of the mail is in the mailbox.]"));
    }

    @Test
    void anHtmlMailBecomesReadableText() {
        arrives(about("TT3 colours")
                .html("<p>First line</p><p>5 &lt; 6 &amp; <b>bold</b></p><script>alert(1)</script>"));

        assertThat(desk.comments("TT3"))
                .singleElement()
                .asString()
                .contains("First line", "5 < 6 & bold")
                .doesNotContain("<p>", "alert");
    }

    @Test
    void aReplyToVtigersOwnMailFindsItsTicket() {
        String record = record("TT4");
        arrives(about("AW: TT4 [ Ticket Id : " + record + " ] Printer on fire").text("one"));
        arrives(about("SV: Ticket Number : TT4 Printer on fire").text("two"));
        arrives(about("Respond to Ticket ID## " + record + " ## in Customer Portal - URGENT")
                .text("three"));

        assertThat(desk.comments("TT4")).hasSize(3);
    }

    @Test
    void aMailWithoutAReferenceIsLeftUnreadAndItsBodyIsNotFetched() {
        desk.mail.clearCommands();
        byte[] newsletter = about("Our newsletter").text("Buy now").build();
        desk.mail.deliver(newsletter);
        desk.awaitPolled();

        assertThat(desk.isUnread(newsletter)).isTrue();
        long uid = desk.stored(newsletter).uid();
        List<String> fetchedWhole = desk.mail.commands().stream()
                .filter(command -> command.contains("BODY.PEEK[]") || command.contains("BODY[]"))
                .toList();
        assertThat(fetchedWhole)
                .as("only the two mails behind it were fetched")
                .hasSize(2)
                .noneMatch(command -> command.startsWith("UID FETCH " + uid + " "));
    }

    @Test
    void aMailAboutAnUnknownTicketIsKeptIntactInTheFolderForDeadLetters() {
        byte[] mail = arrives(about("TT999999 lost").text("Hello?"));

        desk.awaitIn("Failed", mail);
        assertThat(desk.comments("TT999999")).isEmpty();
    }

    @Test
    void aDeadLetterThatIsMovedBackIsRetried() {
        byte[] mail = arrives(about("TT777 too early").text("Hello?"));
        desk.awaitIn("Failed", mail);
        desk.vtiger.addTicket("TT777");

        long uid = desk.mail.folder("Failed").stream()
                .filter(stored -> stored.rawSubject().contains("TT777"))
                .findFirst()
                .orElseThrow()
                .uid();
        desk.mail.move(uid, "Failed", "INBOX");

        desk.awaitComments("TT777", 1);
        desk.awaitSettled(mail);
    }

    @Test
    void aMailAboutADeletedTicketIsADeadLetter() {
        String id = desk.vtiger.addTicket("TT888");
        desk.vtiger.deleteTicket(id);
        byte[] byNumber = arrives(about("TT888 gone").text("Hello?"));
        byte[] byRecord = arrives(
                about("Respond to Ticket ID## " + id.split("x")[1] + " ## gone").text("Hello?"));

        desk.awaitIn("Failed", byNumber);
        desk.awaitIn("Failed", byRecord);
    }

    @Test
    void aQueryInTheSubjectFindsNoOtherTicket() {
        byte[] mail = arrives(about("TT5' or ticket_no like 'TT5%").text("hack"));

        assertThat(desk.comments("TT5")).hasSize(1);
        assertThat(desk.vtiger.comments())
                .filteredOn(comment -> comment.content().contains("hack"))
                .hasSize(1);
        assertThat(desk.isUnread(mail)).isFalse();
    }

    @Test
    void theSameMailTwiceMakesOneComment() {
        byte[] mail = arrives(about("TT6 twice").text("Once, please."));
        arrives(mail);

        assertThat(desk.comments("TT6")).hasSize(1);
        assertThat(desk.inbox())
                .filteredOn(stored -> stored.rawSubject().contains("TT6"))
                .hasSize(2)
                .allMatch(stored -> stored.seen());
    }

    @Test
    void aSubjectWithTwoTicketsIsADeadLetter() {
        byte[] mail = arrives(about("TT7 is the same as TT8").text("Which?"));

        desk.awaitIn("Failed", mail);
        assertThat(desk.comments("TT7")).isEmpty();
        assertThat(desk.comments("TT8")).isEmpty();
    }

    @Test
    void aSubjectWithANumberAndARecordOfDifferentTicketsIsADeadLetter() {
        byte[] mail = arrives(
                about("TT9 [ Ticket Id : " + record("TT10") + " ] mixed up").text("Which?"));

        desk.awaitIn("Failed", mail);
        assertThat(desk.comments("TT9")).isEmpty();
        assertThat(desk.comments("TT10")).isEmpty();
    }

    @Test
    void aCustomersMailIsTheCustomersCommentAndNotifiesTheTicketsOwner() {
        String contact = desk.vtiger.addContact("carol@example.org");
        arrives(Mails.to("support@example.com")
                .from("carol@example.org")
                .subject("TT11 hello")
                .text("Me"));

        Comment comment = desk.vtiger.commentsOf("TT11").get(0);
        assertThat(comment.customer()).isEqualTo(contact);
        assertThat(comment.told())
                .as("the customer does not get their own words back")
                .isEqualTo(Told.OWNER);
    }

    @Test
    void aMailFromTheStaffNotifiesTheCustomer() {
        desk.vtiger.addUser("agent", "x", "agent@example.com", false);
        arrives(Mails.to("support@example.com")
                .from("agent@example.com")
                .subject("TT12 answer")
                .text("Try this"));

        assertThat(desk.vtiger.commentsOf("TT12").get(0).told()).isEqualTo(Told.CUSTOMER);
    }

    @Test
    void anUnusualAddressIsNotLookedUp() {
        arrives(Mails.to("support@example.com")
                .from("\"x\\\\'' or 1=1) #\"@example.org")
                .subject("TT13 hello")
                .text("Me"));

        assertThat(desk.vtiger.commentsOf("TT13"))
                .singleElement()
                .extracting(Comment::customer)
                .isEqualTo("");
    }

    @Test
    void anAutomaticReplyNeverBecomesAComment() {
        byte[] mail = about("Re: TT14 I am away")
                .header("Auto-Submitted", "auto-replied")
                .text("Back on Monday")
                .build();
        desk.mail.deliver(mail);
        desk.awaitPolled();

        assertThat(desk.comments("TT14")).isEmpty();
        assertThat(desk.isUnread(mail)).isTrue();
    }

    @Test
    void anAttachmentOfTheMailIsAttachedToTheComment() {
        arrives(about("TT15 the log").text("See the file.").attachment("error.log", new byte[] {1, 2, 3}));

        assertThat(desk.vtiger.commentsOf("TT15")).singleElement().satisfies(comment -> {
            assertThat(comment.content()).contains("See the file.");
            assertThat(comment.files()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("error.log");
                assertThat(file.bytes()).containsExactly(1, 2, 3);
            });
        });
    }

    @Test
    void anEmojiIsNotLost() {
        arrives(about("TT17 smile").text("Thanks \uD83D\uDE00!"));

        assertThat(desk.comments("TT17")).singleElement().asString().contains("Thanks :grinning face:!");
    }

    @Test
    void noUrlContainsTheSessionOrTheKey() {
        arrives(about("TT18 urls").text("x"));

        assertThat(desk.vtiger.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.queryString()).doesNotContain("sessionName", "accessKey"));
    }

    private byte[] arrives(Mails mail) {
        return arrives(mail.build());
    }

    private byte[] arrives(byte[] mail) {
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
        return mail;
    }

    private static Mails about(String subject) {
        return Mails.to("support@example.com")
                .from("Someone <someone@example.org>")
                .subject(subject);
    }

    private String record(String ticket) {
        return desk.ticketId(ticket).split("x")[1];
    }
}
