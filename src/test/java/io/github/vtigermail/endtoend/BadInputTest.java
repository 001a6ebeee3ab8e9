package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.BadMail;
import io.github.vtigermail.testing.mail.BadMails;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.vtiger.VtigerConstants;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hostile mail has a defined outcome, and the good mail after it becomes a comment. */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {
    private static final Set<String> OURS = Arrays.stream(VtigerConstants.class.getFields())
            .map(BadInputTest::value)
            .collect(Collectors.toSet());

    private final HelpDesk desk = new HelpDesk();
    private final Set<String> headers = ConcurrentHashMap.newKeySet();
    private final Map<String, Delivered> delivered = new HashMap<>();

    /** A bad mail with its ticket, and the ticket of the good mail right after it. */
    private record Delivered(byte[] mail, String ticket, String ticketBehind) {}

    @BeforeAll
    void start() {
        int number = 1000;
        for (BadMail bad : BadMails.all()) {
            String ticket = "TT" + number++;
            String behind = "TT" + number++;
            desk.vtiger.addTicket(ticket);
            desk.vtiger.addTicket(behind);
            byte[] mail = bad.raw(ticket);
            delivered.put(bad.name(), new Delivered(mail, ticket, behind));
            desk.mail.deliver(mail);
            desk.mail.deliver(Mails.to("support@example.com")
                    .subject(behind + " good")
                    .text("good")
                    .build());
        }
        desk.start();
        desk.camel().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ExchangeCreatedEvent created) {
                    headers.addAll(
                            created.getExchange().getMessage().getHeaders().keySet());
                } else if (event instanceof ExchangeSendingEvent sending) {
                    headers.addAll(
                            sending.getExchange().getMessage().getHeaders().keySet());
                }
            }
        });
        desk.awaitPolled();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.vtigermail.testing.mail.BadMails#all")
    void aBadMailHasItsOutcomeAndStopsNoOtherMail(BadMail bad) {
        Delivered it = delivered.get(bad.name());

        assertThat(desk.comments(it.ticketBehind()))
                .as("the good mail after it")
                .hasSize(1);
        assertThat(desk.comments(it.ticket())).hasSize(bad.outcome() == BadMail.Outcome.COMMENT ? 1 : 0);
        assertThat(desk.isUnread(it.mail()))
                .as("left unread in the inbox")
                .isEqualTo(bad.outcome() == BadMail.Outcome.LEFT_ALONE);
        assertThat(desk.isIn("Failed", it.mail()))
                .as("in the folder for dead letters")
                .isEqualTo(bad.outcome() == BadMail.Outcome.DEAD_LETTER);
    }

    @Test
    void noBadMailMadeACommentOnAnotherTicket() {
        Set<String> meant = new HashSet<>();
        for (Delivered it : delivered.values()) {
            meant.add(it.ticket());
            meant.add(it.ticketBehind());
        }
        meant.addAll(List.of("TT1", "TT19", "TT20", "TT900", "HD-123"));
        int known =
                meant.stream().mapToInt(ticket -> desk.comments(ticket).size()).sum();

        assertThat(desk.vtiger.comments()).hasSize(known);
    }

    @Test
    void noHeaderOfAMailReachesTheExchange() {
        byte[] mail = Mails.to("support@example.com")
                .subject("TT1 steering")
                .header("CamelHttpUri", "http://evil.example.org/")
                .header("X-Anything", "at all")
                .header(VtigerConstants.TICKET_ID, desk.ticketId("TT2"))
                .header(VtigerConstants.COMMENT_ID, "a header of the mail")
                .text("x")
                .build();
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);

        assertThat(headers).isNotEmpty().isSubsetOf(OURS);
        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.comments("TT2")).isEmpty();
    }

    @Test
    void aMailWithAHugeHeaderIsADeadLetter() {
        desk.vtiger.addTicket("TT900");
        byte[] mail = Mails.to("support@example.com")
                .subject("TT900 big")
                .header("X-Big", "x".repeat(9 * 1024 * 1024))
                .text("x")
                .build();
        desk.mail.deliver(mail);
        await().until(() ->
                desk.failed().stream().anyMatch(stored -> stored.rawSubject().contains("TT900")));

        assertThat(desk.comments("TT900")).isEmpty();
    }

    @Test
    void aPatternMayBeAnyRegularExpressionInYaml() {
        desk.vtiger.addTicket("HD-123");
        TestMailbox other = desk.mail.addUser("patterns@example.com", "pw");
        desk.mailbox(
                "patterns",
                Map.of(
                        "username", "patterns@example.com",
                        "password", "pw",
                        "subjectPatterns", "#(?<ticket>HD-\\d+)\\b\n100% & more \\+ \\? (?<record>\\d{2,5})"));
        other.deliver(Mails.to("patterns@example.com")
                .subject("Re: #HD-123")
                .text("x")
                .build());

        desk.awaitComments("HD-123", 1);
    }

    private static String value(Field constant) {
        try {
            return constant.get(null).toString();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
