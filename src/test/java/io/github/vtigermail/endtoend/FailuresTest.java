package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.ledger.ClaimHeldException;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.Outcome;
import io.github.vtigermail.mailbox.imap.UnreadableMailException;
import io.github.vtigermail.route.ErrorInStep;
import io.github.vtigermail.route.failure.DeadLetterException;
import io.github.vtigermail.route.failure.QuarantinedException;
import io.github.vtigermail.route.failure.RefusedLatelyException;
import io.github.vtigermail.route.failure.TicketHeldException;
import io.github.vtigermail.vtiger.failure.AnswerOverdueException;
import io.github.vtigermail.vtiger.failure.LoginRefusedException;
import io.github.vtigermail.vtiger.failure.NotAllowedException;
import io.github.vtigermail.vtiger.failure.NotAnEnvelopeException;
import io.github.vtigermail.vtiger.failure.OptionNames;
import io.github.vtigermail.vtiger.failure.SessionLostException;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of fault gets: so many tries, and then the folder for dead letters or a mail that waits. */
public class FailuresTest extends CamelTestSupport {
    private static final OptionNames NAMES = option -> option;

    private final AtomicInteger tries = new AtomicInteger();
    private Throwable fault;

    @Override
    protected RouteBuilder createRouteBuilder() throws Exception {
        context.getCamelContextExtension().addInterceptStrategy(ErrorInStep.always());
        String failures = Files.readString(Path.of("routes/failures.camel.yaml"))
                .replace("redeliveryDelay: \"1000\"", "redeliveryDelay: \"1\"");
        context.getRegistry().bind("noteFault", (Processor) exchange -> {});
        context.getRegistry().bind("noteQuarantine", (Processor) exchange -> {});
        context.getRegistry().bind("noteDeadLetter", (Processor) exchange -> {});
        context.getRegistry()
                .bind("noteRefusal", (Processor) exchange -> exchange.setProperty(Outcome.PROPERTY, "REFUSED"));
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("failures.camel.yaml", failures));
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:step").routeConfigurationId("failures").process(exchange -> {
                    tries.incrementAndGet();
                    if (fault instanceof Error error) {
                        throw error;
                    }
                    throw (Exception) fault;
                });
            }
        };
    }

    public static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new VtigerUnavailableException("DATABASE_QUERY_ERROR", "x"), 4, null),
                Arguments.of(new NotAnEnvelopeException(502, "x", NAMES), 4, null),
                Arguments.of(new ConnectException("x"), 4, null),
                Arguments.of(new SessionLostException("INVALID_SESSIONID"), 4, null),
                Arguments.of(new LoginRefusedException("INVALID_USER_CREDENTIALS", NAMES), 1, null),
                Arguments.of(new NotAllowedException("query", NAMES), 1, null),
                Arguments.of(new AnswerOverdueException(NAMES), 1, null),
                Arguments.of(new LedgerUnavailableException("be read", null), 1, null),
                Arguments.of(new OutOfMemoryError("x"), 1, null),
                Arguments.of(new NoClassDefFoundError("x"), 1, null),
                Arguments.of(new ExceptionInInitializerError(new IllegalStateException("x")), 1, null),
                Arguments.of(new StackOverflowError(), 1, "DEAD_LETTER"),
                Arguments.of(new VtigerDeniedException("ACCESS_DENIED", "x"), 1, "REFUSED"),
                Arguments.of(VtigerDeniedException.unknownTicket(), 1, "REFUSED"),
                Arguments.of(new RefusedLatelyException(), 1, "REFUSED"),
                Arguments.of(new VtigerRefusedException("MANDATORY_FIELDS_MISSING", "x"), 1, "DEAD_LETTER"),
                Arguments.of(new TicketHeldException(), 1, "HELD"),
                Arguments.of(new ClaimHeldException(), 1, "IN_WORK"),
                Arguments.of(new QuarantinedException("NOT_A_CONTACT", "x"), 1, "QUARANTINED"),
                Arguments.of(new DeadLetterException("AMBIGUOUS", "x"), 1, "DEAD_LETTER"),
                Arguments.of(new IllegalStateException("a fault of ours"), 1, "DEAD_LETTER"),
                Arguments.of(wrapped(new NotAnEnvelopeException(502, "x", NAMES)), 4, null),
                Arguments.of(wrapped(new ConnectException("x")), 4, null),
                Arguments.of(new UncheckedIOException(new ConnectException("x")), 4, null),
                Arguments.of(wrapped(wrapped(new AnswerOverdueException(NAMES))), 1, null),
                Arguments.of(wrapped(new LedgerUnavailableException("be read", null)), 1, null),
                Arguments.of(wrapped(new VtigerDeniedException("ACCESS_DENIED", "x")), 1, "REFUSED"),
                Arguments.of(wrapped(new TicketHeldException()), 1, "HELD"),
                Arguments.of(wrapped(new ClaimHeldException()), 1, "IN_WORK"),
                Arguments.of(wrapped(new QuarantinedException("NOT_A_CONTACT", "x")), 1, "QUARANTINED"),
                Arguments.of(wrapped(new DeadLetterException("AMBIGUOUS", "x")), 1, "DEAD_LETTER"),
                Arguments.of(wrapped(new UnreadableMailException("x")), 1, "DEAD_LETTER"));
    }

    /** As a split or a multicast does that stops on an exception. */
    private static Exception wrapped(Exception fault) {
        return new CamelExchangeException("x", new DefaultExchange(new DefaultCamelContext()), fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isTriedAsOftenAsItMakesSenseAndThenLiesWhereItBelongs(Throwable thrown, int expectedTries, String outcome) {
        fault = thrown;

        Exchange exchange = template.request("direct:step", mail -> {});

        assertThat(tries).hasValue(expectedTries);
        assertThat(exchange.getProperty(Outcome.PROPERTY, String.class)).isEqualTo(outcome);
        assertThat(exchange.isFailed()).as("stays unsettled").isEqualTo(outcome == null);
    }
}
