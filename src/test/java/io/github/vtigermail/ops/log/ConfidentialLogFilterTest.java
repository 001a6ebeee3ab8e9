package io.github.vtigermail.ops.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No address or password gets into the log, even if someone raises the level to find a fault. */
class ConfidentialLogFilterTest {
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void raiseTheLevel() {
        context.addTurboFilter(new ConfidentialLogFilter());
        log.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.TRACE);
        root.addAppender(log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.camel.component.http.HttpProducer",
                "org.apache.camel.component.http",
                "org.apache.camel.component.mail.MailConsumer",
                "org.apache.camel.impl.engine.AbstractCamelContext",
                "org.apache.camel.impl.engine.DefaultBeanIntrospection",
                "org.apache.camel.support.EndpointHelper",
                "org.apache.hc.client5.http.wire",
                "org.apache.hc.client5.http.headers",
                "org.eclipse.angus.mail.imap",
                "com.zaxxer.hikari.HikariConfig",
                "org.flywaydb",
                "org.postgresql",
                "org.sqlite"
            })
    void confidentialLoggersAreQuietBelowInfoWhateverIsConfigured(String name) {
        Logger logger = context.getLogger(name);
        logger.setLevel(Level.TRACE);

        logger.trace("GET ...query=ann@example.org");
        logger.debug("GET ...query=ann@example.org");
        logger.debug("a fault", new IllegalStateException("ann@example.org"));

        assertThat(log.list).isEmpty();
        assertThat(logger.isDebugEnabled()).isFalse();
        assertThat(logger.isTraceEnabled()).isFalse();
    }

    @Test
    void theSameLoggersWriteFromInfoOn() {
        Logger logger = context.getLogger("org.apache.camel.component.http.HttpProducer");

        logger.info("started");
        logger.warn("odd");
        logger.error("broken");

        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO, Level.WARN, Level.ERROR);
    }

    @Test
    void otherLoggersWriteAsConfigured() {
        context.getLogger("io.github.vtigermail.route").debug("a step");

        assertThat(log.list).hasSize(1);
    }
}
