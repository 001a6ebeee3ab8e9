package io.github.vtigermail.testing.vtiger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a comment that is posted. */
class CommentTest extends StandInScene {
    @Test
    void aCommentIsKeptWithItsMarkerUpperCasedAndFoundByIt() {
        comment(Map.of("source", "mail:3f0a", "customer", contact));
        Comment comment = only();
        assertThat(comment.source()).isEqualTo("MAIL:3F0A");
        assertThat(comment.customer()).isEqualTo(contact);
        assertThat(comment.ticketId()).isEqualTo(ticket);
        assertThat(comment.userId()).isEqualTo(admin);
        assertThat(rows("select id from ModComments where source='MAIL:3F0A' and related_to='" + ticket + "';"))
                .isEqualTo(1);
    }

    @Test
    void aMarkerIsCutAt100Characters() {
        comment(Map.of("source", "m".repeat(120)));
        assertThat(only().source()).isEqualTo("M".repeat(100));
    }

    @Test
    void aTextIsCutAt65535BytesWithoutAWord() {
        assertThat(comment(Map.of("commentcontent", "ä".repeat(40_000))).code()).isEmpty();
        assertThat(only().content()).isEqualTo("ä".repeat(32_767));
    }

    @Test
    void aCharacterBeyondTheBmpBecomesFourQuestionMarks() {
        comment(Map.of("commentcontent", "smile \uD83D\uDE00 end"));
        assertThat(only().content()).isEqualTo("smile ???? end");
    }

    @Test
    void aTextReadsOnThePageAsItWasWritten() {
        String text = "<b>bold</b> \"5\" < 6 & 7 &lt; é script\n/script";
        StandInClient.Reply reply = comment(Map.of("commentcontent", text));
        assertThat(reply.result().path("commentcontent").asText()).contains("<b>bold</b> \"5\" < 6 & 7 < é");
        assertThat(only().content()).isEqualTo(text);
        assertThat(client.page("/ticket/TT12").text())
                .contains("&lt;b&gt;bold&lt;/b&gt;", "5", " &lt; 6 &amp; 7 &amp;lt; é")
                .doesNotContain("<b>bold");
    }

    @Test
    void aTextWithScriptInALineHasEntitiesThatCount() {
        StandInClient.Reply reply =
                comment(Map.of("commentcontent", "<b>\n5 < 6 & \"7\"\nDESCRIPTIONS are in /Scripts/a\n"));
        String stored = "&lt;b&gt;\n5 &lt; 6 & &quot;7&quot;\nDESCRIPTIONS are in /Scripts/a\n";
        assertThat(reply.result().path("commentcontent").asText()).isEqualTo(stored);
        assertThat(only().content()).isEqualTo(stored);
        comment(Map.of("commentcontent", "<script>/script" + "<\"".repeat(40_000)));
        assertThat(vtiger.comments().get(1).content()).hasSize(65_535).contains("&lt;&quot;&lt;");
        assertThat(client.page("/ticket/TT12").text()).doesNotContain("<script>");
        assertThat(client.page("/").text()).contains("TT12");
    }

    @Test
    void anUnknownTicketIsAnsweredByPlainTextAndTheCommentIsWrittenAllTheSame() {
        StandInClient.Reply reply = comment(Map.of("related_to", "17x99999", "source", "lost"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("Sorry! Attempt to access restricted file.");
        assertThat(only().ticketId()).isEqualTo("17x99999");
        assertThat(rows("select id from ModComments where source='LOST';")).isEqualTo(1);
    }

    @Test
    void aDeletedTicketIsAnInternalErrorAndTheCommentIsWrittenAllTheSame() {
        vtiger.deleteTicket(ticket);
        assertThat(comment(Map.of()).code()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(vtiger.commentsOf("TT12")).hasSize(1);
    }

    @Test
    void anUnknownCustomerIsDroppedWithoutAWord() {
        assertThat(comment(Map.of("customer", "12x99999")).code()).isEmpty();
        assertThat(only().customer()).isEmpty();
    }

    @Test
    void whoIsToldHangsOnFromPortalAndIsPrivate() {
        comment(Map.of());
        comment(Map.of("from_portal", "1"));
        comment(Map.of("is_private", "1"));
        assertThat(vtiger.comments()).extracting(Comment::told).containsExactly(Told.CUSTOMER, Told.OWNER, Told.NOBODY);
        assertThat(vtiger.field(ticket, "from_portal")).isEqualTo("0");
    }

    /** Who rehearses with it must not take it for the real one. */
    @Test
    void thePagesSayThatTheyAreAStandInsAndShowNames() {
        String ann =
                vtiger.put("12x900", Map.of("firstname", "Ann", "lastname", "Customer", "email", "ann@example.org"));
        vtiger.addTicket("TT77", ann, "Lamp");
        vtiger.addTicket("TT78", vtiger.addContact("bob@example.org"), "Lamp");

        String page = client.page("/").text();

        assertThat(page)
                .contains("stand-in", "Ann Customer", "width=device-width")
                .doesNotContain("ann@example.org");
        assertThat(page.split("bob@example.org", -1))
                .as("the address is shown once")
                .hasSize(2);
    }
}
