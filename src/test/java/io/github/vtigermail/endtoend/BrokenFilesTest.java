package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.github.vtigermail.Connector;
import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.file.MailboxFile;
import io.github.vtigermail.mailbox.file.MailboxFileException;
import io.github.vtigermail.mailbox.options.MailboxScheme;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.ops.log.ConfidentialLogFilter;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.ops.settings.SettingsFile;
import io.github.vtigermail.ops.startup.StartupFailure;
import io.github.vtigermail.testing.Ran;
import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Mailbox files and settings, broken in thousands of ways as by a slip of the hand: whatever the connector and its commands say
 * of them, at any log level, no part of a password is in it. The ways are the same in each run.
 */
@Isolated("it listens to all that is logged")
class BrokenFilesTest {
    private static final int MAILBOX_FILES = 9_000;
    private static final int SETTINGS = 3_000;
    private static final int STARTS = 24;
    private static final int COMMANDS = 60;
    private static final String SECRET = "hunter2Quuxle";
    /** The halves of the password, as a slip may break it, and what it is in a URI. */
    private static final List<String> PASSWORD = List.of("hunter2", "Quuxle", "aHVudGVyMlF1dXhsZQ");

    private static final String CHARACTERS = "{}[]:&*!|>'\"%@#,-? \n\t=\\x\u00a0\ufeff\r$.";

    private static final String MAILBOX = """
            - route:
                id: support
                from:
                  uri: vtiger-imaps
                  parameters:
                    host: 127.0.0.1:1
                    username: u
                    password: %s
                    folderName: INBOX
                    subjectPatterns: |
                      \\b(?<ticket>TT\\d+)\\b
                  steps:
                    - to:
                        uri: direct:ticket-mail
            """;
    private static final String PATTERNS_FIRST = """
            - route:
                id: support
                from:
                  uri: vtiger-imaps
                  parameters:
                    subjectPatterns: |
                      \\b(?<ticket>TT\\d+)\\b
                    password: %s
                    start: unread
                    username: u
                    host: 127.0.0.1:1
                  steps:
                    - to: direct:ticket-mail
            """;
    private static final String ONE_LINE = """
            - route:
                id: support
                from: "vtiger-imaps:127.0.0.1:1?username=u&password=%s&delay=1000"
                steps:
                  - to: direct:ticket-mail
            """;
    private static final String FROM_SETTINGS = MAILBOX.replace("127.0.0.1:1", "\"{{support.host}}\"")
            .replace("username: u", "username: \"{{support.username}}\"")
            .formatted("\"{{support.password}}\"");
    private static final List<String> MAILBOXES = List.of(
            MAILBOX.formatted(SECRET),
            MAILBOX.formatted("\"" + SECRET + "\""),
            PATTERNS_FIRST.formatted(SECRET),
            ONE_LINE.formatted(SECRET));

    private static final String PROPERTIES = """
            vtiger.url = https://127.0.0.1:1
            vtiger.access-key = hunter2Quuxle
            vtiger.username = mailbot
            vtiger.sessions = 4
            mailboxes = routes/mailboxes
            support.host = 127.0.0.1:1
            support.password = hunter2Quuxle
            support.username = support@example.com
            staff = anna@example.com, @example.com
            ledger.url = jdbc:sqlite:data/ledger.db
            ledger.password = hunter2Quuxle
            ledger.keep = 180d
            files.blocked-extensions = exe, bat
            secrets.dir = secrets
            """;

    private final TempFolder folder = new TempFolder("broken-files");
    private final Random random = new Random(13);
    private final Set<String> leaks = new ConcurrentSkipListSet<>();
    private final LoggerContext logs = (LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory();
    private final Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level levelBefore = root.getLevel();
    private final List<Appender<ILoggingEvent>> appendersBefore = new ArrayList<>();
    private final ConfidentialLogFilter filter = new ConfidentialLogFilter();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String fault =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            check(event.getLevel() + " " + event.getLoggerName(), event.getFormattedMessage() + fault);
        }
    };

    @BeforeEach
    void listen() throws IOException {
        Files.createDirectories(folder.path().resolve("routes/mailboxes"));
        Files.createDirectories(folder.path().resolve("secrets"));
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.filter(Files::isRegularFile).toList()) {
                Files.copy(route, folder.path().resolve("routes").resolve(route.getFileName()));
            }
        }
        logs.addTurboFilter(filter);
        root.iteratorForAppenders().forEachRemaining(appendersBefore::add);
        appendersBefore.forEach(root::detachAppender);
        root.setLevel(Level.TRACE);
        listener.start();
        root.addAppender(listener);
    }

    @AfterEach
    void close() {
        root.detachAppender(listener);
        appendersBefore.forEach(root::addAppender);
        root.setLevel(levelBefore);
        logs.getTurboFilterList().remove(filter);
        folder.close();
    }

    @Test
    void noBrokenMailboxFileShowsAPassword() throws Exception {
        CamelContext context = Contexts.ours();
        for (String scheme : List.of(MailboxScheme.IMAPS, MailboxScheme.IMAP)) {
            context.addComponent(scheme, new MailboxComponent());
        }
        context.getRegistry().bind("mailboxUriFactory", new MailboxUriFactory());
        context.start();
        int refused = 0;
        for (int i = 0; i < MAILBOX_FILES; i++) {
            writeMailbox(broken(MAILBOXES.get(i % MAILBOXES.size())));
            try {
                MailboxFile.all(context, mailboxes());
            } catch (MailboxFileException e) {
                refused++;
                check("mailbox file", e.getMessage());
            }
        }
        context.close();

        assertThat(refused).as("broken").isGreaterThan(MAILBOX_FILES / 3);
        assertThat(leaks).isEmpty();
    }

    @Test
    void noBrokenSettingShowsAPassword() throws Exception {
        int refused = 0;
        for (int i = 0; i < SETTINGS; i++) {
            writeMailbox(FROM_SETTINGS);
            writeSettings(broken(i % 2 == 0 ? PROPERTIES : PROPERTIES.replace(" = ", "=")));
            CamelContext context = Contexts.ours();
            try {
                context.getPropertiesComponent().setInitialProperties(SettingsFile.read(folder.path()));
                Settings settings = Settings.read(context, folder.path(), unused -> check("unused", unused));
                settings.vtiger();
                context.addComponent(MailboxScheme.IMAPS, new MailboxComponent());
                context.getRegistry().bind("mailboxUriFactory", new MailboxUriFactory());
                context.start();
                MailboxFile.all(context, folder.path().resolve(settings.mailboxes()));
            } catch (InvalidSettingsException | MailboxFileException e) {
                refused++;
                check("settings", e.getMessage());
            } finally {
                context.close();
            }
        }

        assertThat(refused).as("broken").isGreaterThan(SETTINGS / 4);
        assertThat(leaks).isEmpty();
    }

    @Test
    void noStartWithABrokenFileShowsAPassword() throws Exception {
        for (int i = 0; i < STARTS; i++) {
            breakSomething(i);
            Main main = null;
            try {
                main = Connector.in(folder.path());
                main.start();
            } catch (Exception e) {
                check("start", StartupFailure.describe(e));
            } finally {
                if (main != null) {
                    main.stop();
                }
            }
        }

        assertThat(leaks).isEmpty();
    }

    @Test
    void noCommandShowsAPassword() throws Exception {
        Path mail = Files.write(folder.path().resolve("mail.eml"), HelpDesk.about("TT1 explain me"));
        for (int i = 0; i < COMMANDS; i++) {
            breakSomething(i);
            String[] command =
                    switch (i % 3) {
                        case 0 -> new String[] {"explain", mail.toString()};
                        case 1 -> new String[] {"dead-letters", "list"};
                        default -> new String[] {"release", "--mailbox", "support"};
                    };
            Ran ran = Ran.of(() -> Connector.run(folder.path(), command));
            check(command[0], ran.out() + ran.err());
        }

        assertThat(leaks).isEmpty();
    }

    private void breakSomething(int i) throws IOException {
        writeSettings(i % 2 == 0 ? broken(PROPERTIES) : PROPERTIES);
        writeMailbox(i % 2 == 0 ? FROM_SETTINGS : broken(MAILBOXES.get(i / 2 % MAILBOXES.size())));
    }

    private String broken(String text) {
        StringBuilder broken = new StringBuilder(text);
        for (int slips = 1 + random.nextInt(2); slips > 0; slips--) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(7)) {
                case 0 -> broken.deleteCharAt(at);
                case 1 -> broken.insert(at, oneOf(CHARACTERS));
                case 2 -> broken.setCharAt(at, oneOf(CHARACTERS));
                case 3 -> broken.delete(at, Math.min(broken.length(), at + 1 + random.nextInt(12)));
                case 4 -> joinLines(broken, at);
                case 5 -> broken.insert(endOfLine(broken, at), oneOf("\t \u00a0\ufeff\u200b:={}"));
                default -> indent(broken, at);
            }
        }
        return broken.toString();
    }

    private char oneOf(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }

    private static int endOfLine(StringBuilder text, int at) {
        int end = text.indexOf("\n", at);
        return end < 0 ? text.length() : end;
    }

    private static void joinLines(StringBuilder text, int at) {
        int end = endOfLine(text, at);
        if (end < text.length()) {
            text.deleteCharAt(end);
        }
    }

    private void indent(StringBuilder text, int at) {
        int end = endOfLine(text, at);
        if (end + 1 < text.length()) {
            text.insert(end + 1, random.nextBoolean() ? "  " : "\t");
        }
    }

    private void check(String where, String said) {
        if (PASSWORD.stream().anyMatch(said::contains)) {
            leaks.add(where + ": " + (said.length() > 300 ? said.substring(0, 300) : said));
        }
    }

    private void writeMailbox(String text) throws IOException {
        Files.writeString(mailboxes().resolve("support.camel.yaml"), text);
    }

    private void writeSettings(String text) throws IOException {
        Files.writeString(folder.path().resolve("application.properties"), text);
    }

    private Path mailboxes() {
        return folder.path().resolve("routes/mailboxes");
    }
}
