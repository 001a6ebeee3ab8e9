package io.github.vtigermail.testing.vtiger;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.vtigermail.testing.Patience;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The faults that a test can order of the stand-in. */
class FaultsTest {
    private final VtigerStandIn vtiger = VtigerStandIn.start();
    private final StandInClient client = new StandInClient(vtiger);
    private String ticket;
    private String session;

    @BeforeEach
    void aVtigerWithATicket() {
        vtiger.addUser("admin", "adminKey", "admin@example.com", true);
        ticket = vtiger.addTicket("TT12");
        session = client.session("admin", "adminKey");
    }

    @AfterEach
    void stop() {
        vtiger.close();
    }

    @ParameterizedTest
    @CsvSource({"REFUSE_502,502", "STATUS_503,503", "EMPTY_500,500", "TEXT_INSTEAD_OF_JSON,200"})
    void aFaultBeforeVtigerMakesNoComment(Fault fault, int status) {
        vtiger.faults().next("create", 1, fault);
        StandInClient.Reply reply = comment();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.contentType()).startsWith("text/html");
        assertThat(vtiger.comments()).isEmpty();
        assertThat(comment().code()).isEmpty();
        assertThat(vtiger.comments()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MADE_THEN_CONNECTION_CLOSED", "HALF_BODY"})
    void aConnectionThatBreaksLeavesTheCommentMade(Fault fault) {
        vtiger.faults().next("create", 1, fault);
        assertThatThrownBy(this::comment).isInstanceOf(UncheckedIOException.class);
        assertThat(vtiger.comments()).hasSize(1);
    }

    @Test
    void aProxyThatGivesUpLeavesTheCommentMade() {
        vtiger.faults().next("create", 1, Fault.MADE_THEN_502);
        assertThat(comment().status()).isEqualTo(502);
        assertThat(vtiger.comments()).hasSize(1);
    }

    @Test
    void aWarningStandsBeforeTheAnswerAsHtml() {
        vtiger.faults().next("create", 1, Fault.HTML_WARNING_BEFORE_JSON);
        assertThat(comment().text()).startsWith("<br />").endsWith("}").contains("\"success\":true");
    }

    @Test
    void aDroppedSessionIsGoneForGoodAndAnotherIsNot() {
        String other = client.session("admin", "adminKey");
        vtiger.faults().next("create", 1, Fault.DROPPED_SESSION);
        assertThat(comment().code()).isEqualTo("INVALID_SESSIONID");
        assertThat(comment().code()).isEqualTo("INVALID_SESSIONID");
        session = other;
        assertThat(comment().code()).isEmpty();
    }

    @Test
    void silenceComesAfterTheCommentIsMadeAndEndsWithTheStandIn() {
        vtiger.faults().silence(Duration.ofMinutes(5)).next("create", 1, Fault.SILENT);
        CompletableFuture<Throwable> waiting = CompletableFuture.supplyAsync(() -> catchThrowable(this::comment));
        await().until(() -> vtiger.comments().size() == 1);
        assertThat(waiting).isNotDone();
        vtiger.close();
        assertThat(waiting).succeedsWithin(Patience.LIMIT);
    }

    @Test
    void silenceThatIsOverIsFollowedByTheAnswer() {
        vtiger.faults().silence(Duration.ofMillis(1)).next("create", 1, Fault.SILENT);
        assertThat(comment().code()).isEmpty();
    }

    @Test
    void faultsComeInTheirOrderAndAlwaysMeansUntilCleared() {
        vtiger.faults()
                .always(Faults.ANY, Fault.EMPTY_500)
                .next("create", 1, Fault.STATUS_503)
                .next("create", 1, Fault.REFUSE_502);
        assertThat(comment().status()).isEqualTo(503);
        assertThat(comment().status()).isEqualTo(502);
        assertThat(comment().status()).isEqualTo(500);
        vtiger.faults().clear();
        assertThat(comment().status()).isEqualTo(200);
    }

    @Test
    void aFaultOfOneOperationLeavesTheOthersAlone() {
        vtiger.faults().always("query", Fault.STATUS_503);
        assertThat(comment().status()).isEqualTo(200);
        assertThat(client.query(session, "select id from HelpDesk;").status()).isEqualTo(503);
    }

    @Test
    void aFaultOfSomeWordsLeavesOtherCommentsAlone() {
        vtiger.faults().alwaysOf("Hell", Fault.EMPTY_500);
        assertThat(comment().status()).isEqualTo(500);
        assertThat(client.query(session, "select id from HelpDesk;").status()).isEqualTo(200);
        vtiger.faults().clear().alwaysOf("Heaven", Fault.EMPTY_500);
        assertThat(comment().status()).isEqualTo(200);
    }

    private StandInClient.Reply comment() {
        return client.comment(
                session, Map.of("commentcontent", "Hello", "related_to", ticket, "assigned_user_id", "19x1"));
    }
}
