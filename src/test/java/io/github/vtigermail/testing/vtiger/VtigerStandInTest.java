package io.github.vtigermail.testing.vtiger;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Logins and sessions: the facts about Vtiger that the connector is built on, as the stand-in plays them. */
class VtigerStandInTest extends StandInScene {
    @Test
    void recordsHaveVtigersIds() {
        assertThat(admin).isEqualTo("19x1");
        assertThat(contact).matches("12x\\d+");
        assertThat(ticket).matches("17x\\d+");
        assertThat(vtiger.addUser("another", "key", "another@example.com", false))
                .isEqualTo("19x6");
    }

    // logging in

    @Test
    void ofTwoOverlappingLoginsOfOneUserTheFirstFailsAsIfItsKeyWereWrong() {
        String first = client.challenge("admin");
        String second = client.challenge("admin");
        assertThat(client.login("admin", first, "adminKey").code()).isEqualTo("INVALID_USER_CREDENTIALS");
        assertThat(client.login("admin", second, "adminKey")
                        .result()
                        .path("userId")
                        .asText())
                .isEqualTo("19x1");
        assertThat(vtiger.mostLoginsAtOnce()).isEqualTo(2);
        assertThat(vtiger.logins()).isEqualTo(2);
    }

    @Test
    void loginsOneAfterTheOtherAreNotAtOnce() {
        client.session("admin", "adminKey");
        client.session("mailbot", "plainKey");
        assertThat(vtiger.mostLoginsAtOnce()).isEqualTo(1);
    }

    @Test
    void aTokenIsGoodFor300Seconds() {
        String token = client.challenge("admin");
        vtiger.timePasses(Duration.ofSeconds(301));
        assertThat(client.login("admin", token, "adminKey").code()).isEqualTo("INVALID_AUTH_TOKEN");
    }

    @Test
    void aChangedAccessKeyShutsNewLoginsOutAndLeavesSessionsAlone() {
        vtiger.setAccessKey("admin", "another");
        assertThat(client.login("admin", client.challenge("admin"), "adminKey").code())
                .isEqualTo("INVALID_USER_CREDENTIALS");
        assertThat(ids("TT12")).containsExactly(ticket);
        assertThat(client.session("admin", "another")).isNotEmpty();
    }

    @Test
    void aDeactivatedUserLogsInAllTheSame() {
        vtiger.deactivate("mailbot");
        assertThat(client.session("mailbot", "plainKey")).isNotEmpty();
    }

    @Test
    void droppedSessionsAreInvalidAndLogoutDropsNone() {
        assertThat(client.post(Map.of(), Map.of("operation", "logout", "sessionName", session))
                        .status())
                .isEqualTo(500);
        assertThat(ids("TT12")).containsExactly(ticket);
        vtiger.dropSessions();
        assertThat(client.query(session, "select id from HelpDesk;").code()).isEqualTo("INVALID_SESSIONID");
        assertThat(client.query("", "select id from HelpDesk;").code()).isEqualTo("AUTHENTICATION_REQUIRED");
    }

    @Test
    void requestsTellWhatAnAccessLogWould() {
        ids("TT12");
        assertThat(vtiger.requests())
                .extracting(ReceivedRequest::operation)
                .containsExactly("getchallenge", "login", "query");
        assertThat(vtiger.requests())
                .extracting(ReceivedRequest::queryString)
                .noneMatch(query -> query.contains(session) || query.contains("adminKey"));
    }

    // one session, one request at a time

    @Test
    void requestsOfOneSessionWaitForEachOther() {
        vtiger.serviceTime(Patience.LIMIT, Duration.ZERO);
        CompletableFuture<?> slow = CompletableFuture.runAsync(() -> ids("TT12"));
        awaitQuery();
        CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> comment(Map.of()));
        await().until(() -> vtiger.mostRequestsAtOnceOnOneSession() == 2);
        Patience.stays(Duration.ofMillis(100), () -> vtiger.comments().isEmpty());
        assertThat(slow).isNotDone();
        assertThat(waiting).isNotDone();
    }

    @Test
    void requestsOfTwoSessionsRunSideBySide() {
        String other = client.session("mailbot", "plainKey");
        vtiger.serviceTime(Patience.LIMIT, Duration.ZERO);
        CompletableFuture<?> slow = CompletableFuture.runAsync(() -> ids("TT12"));
        awaitQuery();
        assertThat(client.comment(other, element(Map.of())).code()).isEmpty();
        assertThat(slow).isNotDone();
        assertThat(vtiger.mostRequestsAtOnceOnOneSession()).isEqualTo(1);
        assertThat(vtiger.mostRequestsAtOnce()).isEqualTo(2);
    }

    @Test
    void withOneCoreEvenRequestsOfTwoSessionsWaitForEachOther() {
        String other = client.session("mailbot", "plainKey");
        vtiger.cores(1);
        vtiger.serviceTime(Patience.LIMIT, Duration.ofNanos(1));
        CompletableFuture<?> slow = CompletableFuture.runAsync(() -> ids("TT12"));
        awaitQuery();
        CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> client.comment(other, element(Map.of())));
        await().until(() -> vtiger.mostRequestsAtOnce() == 2);
        Patience.stays(Duration.ofMillis(100), () -> vtiger.comments().isEmpty());
        assertThat(slow).isNotDone();
        assertThat(waiting).isNotDone();
        assertThat(vtiger.mostRequestsAtOnceOnOneSession()).isEqualTo(1);
    }

    /** The maxima are those of the login before it, too. */
    private void awaitQuery() {
        await().until(() -> vtiger.requests().stream()
                .anyMatch(request -> request.operation().equals("query")));
    }
}
