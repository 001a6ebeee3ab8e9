package io.github.vtigermail.ops.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.testing.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends the log elsewhere names a file of the distribution, and gets the lines that the console has. */
@ResourceLock(Resources.SYSTEM_OUT)
class ShippedLogFilesTest {
    private static final Path FOLDER = Path.of("src/dist/logging");

    @TempDir
    private Path folder;

    @Test
    void aLineOfJsonHasTheMessageAndNoArguments() throws Exception {
        Ran ran = Ran.of(() -> {
            LoggerContext context = configured("logback-json.xml");
            context.getLogger("mail").info("mailbox={} \"{}\"", "support", "DONE");
            context.getLogger("mail").debug("not this");
            context.stop();
            return 0;
        });

        JsonNode line = new ObjectMapper().readTree(ran.out());
        assertThat(line.path("formattedMessage").asText()).isEqualTo("mailbox=support \"DONE\"");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("loggerName").asText()).isEqualTo("mail");
        assertThat(line.path("timestamp").isNumber()).isTrue();
        assertThat(line.has("arguments")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logback-json.xml", "logback-file.xml"})
    void theLevelsAreThoseOfTheConsole(String file) {
        LoggerContext console = new LoggerContext();
        ConsoleLog.configure(console);
        LoggerContext context = configured(file);

        console.getLoggerList()
                .forEach(
                        logger -> assertThat(context.getLogger(logger.getName()).getLevel())
                                .as(logger.getName())
                                .isEqualTo(logger.getLevel()));
        assertThat(context.getLogger("ROOT").getLevel()).isEqualTo(Level.INFO);
        context.stop();
    }

    private LoggerContext configured(String file) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("VTIGER_MAIL_LOG", folder.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(FOLDER.resolve(file).toFile());
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .noneMatch(status -> status.getEffectiveLevel() >= Status.WARN);
        return context;
    }
}
