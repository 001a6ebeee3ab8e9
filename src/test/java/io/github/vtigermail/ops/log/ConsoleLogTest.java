package io.github.vtigermail.ops.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log has our own line for each fault, and no stack traces of libraries beside it. */
class ConsoleLogTest {
    private final LoggerContext context = new LoggerContext();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.zaxxer.hikari.pool.ProxyConnection",
                "com.zaxxer.hikari.pool.HikariPool",
                "org.sqlite.core.NativeDB"
            })
    void whenTheDatabaseIsRestartedThePoolWritesNoStackTraces(String logger) {
        ConsoleLog.configure(context);

        assertThat(context.getLogger(logger).isErrorEnabled()).isFalse();
    }

    @Test
    void otherLoggersWrite() {
        ConsoleLog.configure(context);

        assertThat(context.getLogger("io.github.vtigermail.ledger").isInfoEnabled())
                .isTrue();
    }
}
