package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.ops.startup.FirstLogin;
import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.vtiger.Fault;
import java.util.Optional;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A wrong address or key of Vtiger shows when the connector starts, and not with the first mail, days later. */
class FirstLoginTest {
    private final HelpDesk desk = new HelpDesk();
    private final LogLines log = LogLines.ofAllLevels(FirstLogin.class.getName());

    @AfterEach
    void close() {
        desk.vtiger.faults().endSilence();
        desk.close();
        log.close();
    }

    @Test
    void theStartSaysAsWhomItIsLoggedInAndWhatVersionVtigerHas() {
        desk.start();

        assertThat(awaitLine()).contains("logged in at " + desk.vtiger.url() + " as mailbot: Vtiger 8.2.0");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(desk.vtiger.logins()).isEqualTo(1);
    }

    @Test
    void withAWrongKeyHealthIsDownBeforeAnyMailCame() {
        desk.vtiger.setAccessKey("mailbot", "another");

        desk.start();

        assertThat(awaitLine()).contains("as mailbot", "vtiger.access-key", "My Preferences");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Vtiger refuses the login"));
        assertThat(logins()).as("not again and again").isLessThanOrEqualTo(2);

        desk.vtiger.setAccessKey("mailbot", HelpDesk.KEY);
        byte[] mail = HelpDesk.about("TT1 with the right key");
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void withAHostThatDoesNotExistHealthIsDownBeforeAnyMailCame() {
        desk.set("vtiger.url", "https://crm.nowhere.invalid");

        desk.start();

        assertThat(awaitLine()).contains("https://crm.nowhere.invalid", "cannot be reached");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Vtiger cannot be reached", "vtiger.url"));
    }

    /** What needs no answer of Vtiger becomes a dead letter all the same. */
    @Test
    void theMailboxesDoNotWaitForAVtigerThatDoesNotAnswer() {
        desk.vtiger.faults().silence(Patience.LIMIT.multipliedBy(2)).always("getchallenge", Fault.SILENT);
        desk.set("vtiger.answer-timeout", "1h");
        byte[] mail = HelpDesk.about("TT1 or TT2");
        desk.mail.deliver(mail);

        desk.start();

        desk.awaitIn("Failed", mail);
        assertThat(log.lines()).isEmpty();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    private String awaitLine() {
        await().until(() -> !log.lines().isEmpty());
        assertThat(log.lines()).hasSize(1);
        return log.lines().get(0);
    }

    private HealthCheck.Result health() {
        Optional<HealthCheck.Result> vtiger = HealthCheckHelper.invoke(desk.camel(), "full").stream()
                .filter(result -> result.getCheck().getId().equals("vtiger"))
                .findFirst();
        assertThat(vtiger).isPresent();
        return vtiger.get();
    }

    private long logins() {
        return desk.vtiger.requests().stream()
                .filter(request -> request.operation().equals("login"))
                .count();
    }
}
