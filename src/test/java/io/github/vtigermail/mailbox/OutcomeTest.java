package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without an outcome set by the route, a mail has the one that a Camel developer expects. */
class OutcomeTest {
    private static final MailboxMail WITH_TICKET = mail("TT1 printer");
    private static final MailboxMail WITHOUT_TICKET = mail("printer");

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @Test
    void aMailThatGoesThroughTheRouteIsDone() throws Exception {
        Exchange exchange = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mail").log("processed");
            }
        });

        assertThat(Outcome.of(WITH_TICKET, exchange)).isEqualTo(Outcome.DONE);
    }

    @Test
    void aMailWithoutATicketIsLeftAlone() throws Exception {
        Exchange exchange = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mail").log("processed");
            }
        });

        assertThat(Outcome.of(WITHOUT_TICKET, exchange)).isEqualTo(Outcome.LEFT_ALONE);
    }

    @Test
    void aMailWhoseFaultIsHandledIsDone() throws Exception {
        Exchange exchange = send(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).log("handled");
                from("direct:mail").throwException(new IllegalStateException("fault"));
            }
        });

        assertThat(Outcome.of(WITH_TICKET, exchange)).isEqualTo(Outcome.DONE);
    }

    @Test
    void aMailThatADeadLetterChannelTookIsDone() throws Exception {
        Exchange exchange = send(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("log:dead"));
                from("direct:mail").throwException(new IllegalStateException("fault"));
            }
        });

        assertThat(Outcome.of(WITH_TICKET, exchange)).isEqualTo(Outcome.DONE);
    }

    @Test
    void aMailWhoseFaultIsCaughtIsDone() throws Exception {
        Exchange exchange = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mail")
                        .doTry()
                        .throwException(new IllegalStateException("fault"))
                        .doCatch(IllegalStateException.class)
                        .log("caught")
                        .end();
            }
        });

        assertThat(Outcome.of(WITH_TICKET, exchange)).isEqualTo(Outcome.DONE);
    }

    @Test
    void aMailWhoseFaultNobodyHandlesIsNotSettledWhateverTheRouteSet() throws Exception {
        Exchange exchange = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mail")
                        .setProperty(Outcome.PROPERTY, constant("DONE"))
                        .throwException(new IllegalStateException("fault"));
            }
        });

        assertThat(Outcome.of(WITH_TICKET, exchange)).isEqualTo(Outcome.UNSETTLED);
    }

    @Test
    void aMailOfARolledBackExchangeIsNotSettled() throws Exception {
        Exchange exchange = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mail").markRollbackOnly();
            }
        });

        assertThat(Outcome.of(WITH_TICKET, exchange)).isEqualTo(Outcome.UNSETTLED);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void theOutcomeSetByTheRouteCounts(Outcome outcome) throws Exception {
        Exchange exchange = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mail").setProperty(Outcome.PROPERTY, constant(outcome.name()));
            }
        });

        assertThat(Outcome.of(WITH_TICKET, exchange)).isEqualTo(outcome);
        assertThat(Outcome.of(WITHOUT_TICKET, exchange)).isEqualTo(outcome);
    }

    private Exchange send(RouteBuilder route) throws Exception {
        context.addRoutes(route);
        context.start();
        try (ProducerTemplate producer = context.createProducerTemplate()) {
            return producer.send("direct:mail", exchange -> {});
        }
    }

    private static MailboxMail mail(String subject) {
        return PolledMails.of("ann@example.org", subject).get(0);
    }
}
