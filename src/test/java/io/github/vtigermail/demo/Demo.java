package io.github.vtigermail.demo;

import static io.github.vtigermail.testing.Patience.await;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Patience;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The connector at work, for people: {@code mvn -q -Pdemo}. Sends sample mails by SMTP, shows what became of each, and
 * waits for more until Ctrl-C; with {@code -Ddemo.once=true} it ends by itself, with 0 if all came as expected. With {@code
 * -Ddemo.servers} only the servers run, for a connector of one's own.
 */
public final class Demo {
    private static final int POLL_EVERY_MILLIS = 1000;

    private final Stage stage;
    private final ConnectorProcess connector;
    private final Map<SampleMail, Outcome> outcomes = new EnumMap<>(SampleMail.class);

    private Demo(Stage stage, ConnectorProcess connector) {
        this.stage = stage;
        this.connector = connector;
    }

    public static void main(String[] args) {
        System.out.printf("4/4 The servers start: a mail server and a stand-in for Vtiger.%n%n");
        int exitCode = 1;
        String lastLine;
        if (Boolean.getBoolean("demo.servers")) {
            serveOnly();
        }
        try (Stage stage = new Stage(POLL_EVERY_MILLIS);
                ConnectorProcess connector = stage.connector().start()) {
            Stage.awaitFirstPoll(connector);
            System.out.printf(
                    "The connector reads its mailbox, %d ms after its start.%n%n", connector.millisSinceStart());
            Demo demo = new Demo(stage, connector);
            exitCode = demo.show() ? 0 : 1;
            lastLine = demo.sum();
        } catch (AssertionError | Exception e) {
            lastLine = "demo: " + e.getMessage();
        }
        LastLine.end(exitCode, lastLine);
    }

    private static void serveOnly() {
        try (Stage stage = new Stage(POLL_EVERY_MILLIS)) {
            printAddresses(stage, "Make a folder of your own for them, in another terminal:");
            Arrivals arrivals = new Arrivals(stage, null);
            while (true) {
                arrivals.printNew();
                Thread.sleep(POLL_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void printAddresses(Stage stage, String rehearsal) {
        System.out.printf(
                """
                The tickets and their comments: %1$s
                Mail for the connector: by SMTP to %2$s, port %3$d, for %4$s. With curl, for instance:

                  printf 'From: you@example.org\\nSubject: Re: TT2\\n\\nIt works.\\n' | curl -sT - \\
                    --mail-from you@example.org --mail-rcpt %4$s smtp://%2$s:%3$d

                %5$s

                  %6$s
                  (cd target/rehearsal && java -jar ../vtiger-mail-connector.jar check)

                Ctrl-C ends all. What arrives, and what becomes of it:

                """,
                stage.vtiger.url(),
                stage.mail.host(),
                stage.mail.smtpPort(),
                stage.mail.user(),
                rehearsal,
                stage.initCommand().replace("\n", "\n  "));
    }

    /** Whether all came as expected. */
    private boolean show() throws Exception {
        for (SampleMail mail : SampleMail.values()) {
            stage.send(mail.raw());
        }
        Observer observer = new Observer(stage, connector);
        boolean settled = settled(observer);
        OutcomeTable table = new OutcomeTable("mail", "outcome", "why");
        for (SampleMail mail : SampleMail.values()) {
            outcomes.put(mail, observer.outcome(mail));
            table.row(mail.shown(), outcomes.get(mail).words(), observer.why(mail));
        }
        System.out.println(table);
        boolean asExpected = settled
                && Arrays.stream(SampleMail.values())
                        .allMatch(mail -> outcomes.get(mail).equals(mail.expected()));
        if (!asExpected) {
            complain(settled);
        }
        if (!Boolean.getBoolean("demo.once")) {
            waitForMore();
        }
        return asExpected;
    }

    private boolean settled(Observer observer) {
        try {
            await().until(() -> observer.allAreSettled() || !connector.isAlive());
            return observer.allAreSettled();
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private void complain(boolean settled) {
        if (!settled) {
            System.out.println(
                    connector.isAlive()
                            ? "Not all is done within " + Patience.LIMIT.toSeconds() + " s."
                            : "The connector ended.");
        }
        outcomes.forEach((mail, outcome) -> {
            if (!outcome.equals(mail.expected())) {
                System.out.printf(
                        "Expected of \"%s\": %s%n",
                        mail.shown(), mail.expected().words());
            }
        });
        System.out.printf("The connector's log:%n%s%n%n", String.join("\n", connector.output()));
    }

    private void waitForMore() throws Exception {
        printAddresses(
                stage,
                "To connect a mailbox of your own, rehearse it with a connector of your own on these servers. With "
                        + "-Ddemo.servers\nthey run without the demo's, which otherwise reads the same mailbox:");
        Arrivals arrivals = new Arrivals(stage, connector);
        while (connector.isAlive()) {
            arrivals.printNew();
            Thread.sleep(POLL_EVERY_MILLIS / 4);
        }
        throw new IllegalStateException("the connector ended:\n" + String.join("\n", connector.output()));
    }

    private String sum() {
        return "demo: %d mails, %d comments, %d left alone, %d dead letters"
                .formatted(
                        outcomes.size(),
                        count(Outcome.Kind.COMMENT),
                        count(Outcome.Kind.LEFT_ALONE),
                        count(Outcome.Kind.DEAD_LETTER));
    }

    private long count(Outcome.Kind kind) {
        return outcomes.values().stream()
                .filter(outcome -> outcome.kind() == kind)
                .count();
    }
}
