package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.SubjectPatterns;
import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.mailbox.cursor.CursorPosition;
import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.options.AutomaticOptions;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.mailbox.options.NotificationTarget;
import io.github.vtigermail.mailbox.options.SenderOptions;
import io.github.vtigermail.mailbox.options.SenderPolicy;
import io.github.vtigermail.mailbox.options.StartPosition;
import io.github.vtigermail.support.Addresses;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mailbox file sets has an effect or is refused by name; what it does not set is safe. */
class MailboxComponentTest {
    private static final String ACCOUNT = "username=support@example.com&password=RAW(s3cret+w%rd)";
    private static final String MAILBOX = "vtiger-imaps://mail.example.com?" + ACCOUNT;

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.setProperty("support.password", "x");
        context.getPropertiesComponent().setInitialProperties(properties);
        for (String name : new String[] {"vtiger-imap", "vtiger-imaps"}) {
            MailboxComponent component = new MailboxComponent();
            component.setCursorRepository(new NoCursors());
            context.addComponent(name, component);
        }
        context.getRegistry().bind("mailboxUriFactory", new MailboxUriFactory());
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @Test
    void aMailboxWithNothingButItsAccountHasSafeDefaults() {
        MailboxEndpoint mailbox = mailbox(MAILBOX);

        assertThat(mailbox.options())
                .isEqualTo(new MailboxOptions(
                        SubjectPatterns.DEFAULTS,
                        new StartPosition(true, null),
                        50,
                        "Failed",
                        QuotedHistory.TICKET,
                        NotificationTarget.AUTO,
                        4,
                        true,
                        false,
                        new AutomaticOptions("", false, Addresses.of("support@example.com")),
                        new SenderOptions(SenderPolicy.ANYONE, Addresses.NONE, "Quarantine", Set.of(), "")));
        assertThat(mailbox.getConfiguration().isMapMailMessage()).isFalse();
        assertThat(mailbox.getConfiguration().getFolderName()).isEqualTo("INBOX");
        assertThat(mailbox.getConfiguration().getPassword()).isEqualTo("s3cret+w%rd");
        assertThat(mailbox.getDelay()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imaps", "imap"})
    void theServersNameIsCheckedAndNoConnectionHangsForEver(String protocol) {
        MailboxEndpoint mailbox = mailbox("vtiger-" + protocol + "://mail.example.com?" + ACCOUNT);

        assertThat(session(mailbox, "mail." + protocol + ".ssl.checkserveridentity"))
                .isEqualTo("true");
        assertThat(session(mailbox, "mail." + protocol + ".ssl.trust")).isNull();
        for (String timeout : new String[] {"connectiontimeout", "timeout"}) {
            assertThat(session(mailbox, "mail." + protocol + "." + timeout))
                    .as(timeout)
                    .isEqualTo("30000");
        }
    }

    @Test
    void aMailThatIsFetchedIsNotMarkedAsRead() {
        assertThat(session(mailbox(MAILBOX), "mail.imaps.peek")).isEqualTo("true");
    }

    @Test
    void aPasswordCrossesTheNetworkOnlyEncrypted() {
        MailboxEndpoint mailbox = mailbox("vtiger-imap://192.0.2.1?" + ACCOUNT);

        assertThat(session(mailbox, "mail.imap.starttls.enable")).isEqualTo("true");
        assertThat(session(mailbox, "mail.imap.starttls.required")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vtiger-imap://192.0.2.1?allowInsecure=true&",
                "vtiger-imap://127.0.0.1?",
                "vtiger-imap://localhost?"
            })
    void itIsNotEncryptedToThisMachineOrIfAllowed(String mailbox) {
        assertThat(session(mailbox(mailbox + ACCOUNT), "mail.imap.starttls.required"))
                .isNotEqualTo("true");
    }

    @Test
    void whatTheConnectorAllowsIsTheDefaultOfItsMailboxes() {
        context.getComponent("vtiger-imap", MailboxComponent.class).setAllowInsecure(true);

        assertThat(session(mailbox("vtiger-imap://192.0.2.1?" + ACCOUNT), "mail.imap.starttls.required"))
                .isNull();
        assertThat(session(
                        mailbox("vtiger-imap://192.0.2.2?allowInsecure=false&" + ACCOUNT),
                        "mail.imap.starttls.required"))
                .isEqualTo("true");
    }

    @Test
    void aMailboxOverridesTheDefaults() {
        MailboxEndpoint mailbox = mailbox(MAILBOX
                + "&start=2026-11-24&failedFolder=Broken&notify=owner&workers=7&moveTo=Done&folderName=Desk&delay=500");

        assertThat(mailbox.options().start()).isEqualTo(new StartPosition(false, LocalDate.of(2026, 11, 24)));
        assertThat(mailbox.options().failedFolder()).isEqualTo("Broken");
        assertThat(mailbox.options().notification()).isEqualTo(NotificationTarget.OWNER);
        assertThat(mailbox.options().workers()).isEqualTo(7);
        assertThat(mailbox.getConfiguration().getMoveTo()).isEqualTo("Done");
        assertThat(mailbox.getConfiguration().getFolderName()).isEqualTo("Desk");
        assertThat(mailbox.getDelay()).isEqualTo(500);
    }

    @Test
    void aSubjectPatternIsTakenAsItIsWritten() throws Exception {
        MailboxEndpoint mailbox = written("""
                        subjectPatterns: '\\[#(?P<ticket>A\\d+)\\] & more'
                """);

        assertThat(mailbox.options().subjectPatterns().find("[#A78] & more").references())
                .containsExactly(TicketReference.number("A78"));
        assertThat(mailbox.options().subjectPatterns().find("Case 34").isEmpty())
                .isTrue();
    }

    @Test
    void subjectPatternsAreOnePerLine() throws Exception {
        MailboxEndpoint mailbox = written("""
                        subjectPatterns: |
                          \\b(?<ticket>A\\d+)\\b
                          Case (?<record>\\d+)
                """);

        assertThat(mailbox.options().subjectPatterns().find("A78 Case 34").references())
                .containsExactly(TicketReference.number("A78"), TicketReference.record("34"));
    }

    @Test
    void aBadSubjectPatternIsNamedWithItsPosition() {
        Throwable fault = catchThrowable(() -> written("""
                        subjectPatterns: '(oops'
                """));

        assertThat(fault).rootCause().hasMessage("subjectPatterns: pattern 1: missing closing ) (at character 1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.imaps.ssl.trust=*",
                "mail.imaps.ssl.checkserveridentity=false",
                "mail.imap.starttls.required=false",
                "mail.imaps.ssl.enable=FALSE"
            })
    void aTlsCheckIsNotDisabledUnlessAllowed(String option) {
        assertThat(catchThrowable(() -> mailbox(MAILBOX + "&" + option)))
                .rootCause()
                .hasMessageStartingWith(option.split("=")[0] + ": ");
        assertThat(mailbox(MAILBOX + "&allowInsecure=true&" + option)).isNotNull();
    }

    @Test
    void aPasswordIsTakenAsItIsWritten() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("support.password", "a+b&c%41 d#e");
        context.getPropertiesComponent().setInitialProperties(properties);

        MailboxEndpoint mailbox = written("");

        assertThat(mailbox.getConfiguration().getPassword()).isEqualTo("a+b&c%41 d#e");
    }

    @Test
    void noPasswordIsShownWhereTheMailboxIsNamed() throws Exception {
        MailboxEndpoint mailbox = written("");
        mailbox.getConfiguration().setPassword("s3cret");

        assertThat(mailbox.toString()).startsWith("vtiger-imaps://").doesNotContain("password=x&", "s3cret");
        assertThat(mailbox(MAILBOX).toString()).contains("mail.example.com").doesNotContain("s3cret");
    }

    @Test
    void aValueThatLooksLikeTheNameOfABeanIsTakenAsItIsWritten() throws Exception {
        MailboxEndpoint mailbox = written("""
                        subjectPatterns: '##(?<record>\\d+)##'
                        failedFolder: '#Failed'
                """);

        assertThat(mailbox.options().subjectPatterns().find("##12##").references())
                .containsExactly(TicketReference.record("12"));
        assertThat(mailbox.options().failedFolder()).isEqualTo("#Failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unseen=true",
                "delete=true",
                "copyTo=Done",
                "peek=false",
                "searchTerm.subject=TT",
                "fetchSize=5",
                "mapMailMessage=true",
                "closeFolder=false",
                "disconnect=true",
                "skipFailedMessage=true",
                "debugMode=true",
                "to=ann@example.org",
                "subject=words"
            })
    void anOptionWithoutEffectIsRefusedByName(String option) {
        String name = option.substring(0, option.indexOf('='));

        assertThat(fault(MAILBOX + "&" + option))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        name + ": this option of camel-mail has no effect on a mailbox of the connector; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"map-mail-message=true", "mapmailmessage=true", "Unseen=true", "debug-mode=true"})
    void anOptionWithoutEffectIsRefusedInAnySpelling(String option) {
        assertThat(catchThrowable(() -> context.getEndpoint(MAILBOX + "&" + option)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "listMail=maybe,listMail: it must be take or leave",
        "senders=friends,'senders: it must be anyone, contacts'",
        "authentication=dmarc,authentication: it needs authenticationServer beside it",
        "authentication=spam&authenticationServer=x,'authentication: it must be off, or one'",
        "allow=example.com,allow: an entry is neither",
        "quarantineFolder=RAW( ),quarantineFolder:",
        "notify=boss,'notify: it must be auto, owner'",
        "start=all,'start: it must be unread'",
        "workers=0,workers: it must be a number from 1 to 64",
        "workers=65,workers: it must be a number from 1 to 64",
        "workers=four,workers:",
        "recreatedLimit=0,recreatedLimit: it must be a number",
        "recreatedLimit=few,recreatedLimit: it must be a number",
        "allowInsecure=maybe,allowInsecure:",
        "failedFolder=RAW( ),failedFolder:"
    })
    void aWrongOptionIsNamedWithItsPossibleValues(String option, String message) {
        assertThat(fault(MAILBOX + "&" + option))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    /** Each mail would be moved to where it is, found as a new one, and moved again. */
    @ParameterizedTest
    @CsvSource({
        "moveTo=Desk&folderName=Desk,moveTo",
        "moveTo=Inbox,moveTo",
        "moveTo=RAW( INBOX ),moveTo",
        "failedFolder=inbox,failedFolder",
        "failedFolder=Desk&folderName=Desk,failedFolder",
        "folderName=Failed,failedFolder",
        "quarantineFolder=INBOX&folderName=inbox,quarantineFolder",
        "automaticFolder=Inbox,automaticFolder"
    })
    void aFolderThatIsTheMailboxItselfIsRefused(String options, String option) {
        assertThat(fault(MAILBOX + "&" + options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(option + ": this is the folder that is read");
    }

    /** In an application too, where no file is read: each would move the cursor past what the other waits for. */
    @Test
    void aSecondRouteOnTheSameFolderIsRefused() throws Exception {
        context.addRoutes(route("support", MAILBOX));

        assertThatThrownBy(() -> context.addRoutes(route(
                        "sales", MAILBOX.replace("mail.example", "MAIL.example") + "&folderName=inbox&workers=2")))
                .rootCause()
                .hasMessageStartingWith("from: the route \"support\" reads this mailbox");
        context.addRoutes(route("desk", MAILBOX + "&folderName=Desk"));
    }

    private static RouteBuilder route(String id, String mailbox) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(mailbox).routeId(id).autoStartup(false).to("log:mails");
            }
        };
    }

    @Test
    void anotherFolderMayDifferFromTheMailboxInCaseAlone() {
        assertThat(mailbox(MAILBOX + "&folderName=Desk&moveTo=desk&failedFolder=DESK"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "vtiger-imaps://mail.example.com?password=x,username: the mailbox names none",
        "vtiger-imaps://mail.example.com?username=x,password: the mailbox names none",
        "vtiger-imaps://mail.example.com?username=x&password=,password: the mailbox names none"
    })
    void aMailboxWithoutAnAccountIsRefused(String mailbox, String message) {
        assertThat(fault(mailbox)).hasMessage(message);
    }

    @Test
    void aMistypedOptionIsRefused() {
        assertThat(catchThrowable(() -> context.getEndpoint(MAILBOX + "&foldername2=Desk")))
                .hasMessageContaining("foldername2")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void withoutACursorRepositoryNoMailboxIsRead() {
        MailboxComponent component = new MailboxComponent();

        assertThatThrownBy(component::cursorRepository)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cursorRepository");
    }

    /** A mailbox as read from its file. */
    private MailboxEndpoint written(String parameters) throws Exception {
        Resource file = ResourceHelper.fromString("support.camel.yaml", """
                - route:
                    id: support
                    from:
                      uri: vtiger-imaps
                      parameters:
                        host: mail.portal.example.com
                        username: x
                        password: "{{support.password}}"
                %s
                      steps:
                        - to: log:x
                """.formatted(parameters));
        RouteBuilder routes = (RouteBuilder) PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(file)
                .iterator()
                .next();
        routes.setCamelContext(context);
        routes.configure();
        return mailbox(context.resolvePropertyPlaceholders(
                routes.getRouteCollection().getRoutes().get(0).getInput().getEndpointUri()));
    }

    private MailboxEndpoint mailbox(String uri) {
        return context.getEndpoint(uri, MailboxEndpoint.class);
    }

    /** A property of the session that the consumer would get; camel-mail has only protected methods for it. */
    private String session(MailboxEndpoint mailbox, String property) {
        try {
            Method make = MailConfiguration.class.getDeclaredMethod("createJavaMailSender", CamelContext.class);
            Method configure = MailConfiguration.class.getDeclaredMethod(
                    "configureJavaMailSender", CamelContext.class, JavaMailSender.class);
            make.setAccessible(true);
            configure.setAccessible(true);
            JavaMailSender sender = (JavaMailSender) make.invoke(mailbox.getConfiguration(), context);
            configure.invoke(mailbox.getConfiguration(), context, sender);
            Object value = sender.getSession().getProperties().get(property);
            return value == null ? null : value.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Throwable fault(String uri) {
        Throwable fault = catchThrowable(() -> context.getEndpoint(uri));
        assertThat(fault).as("fault of %s", uri).isNotNull();
        while (fault.getCause() != null && !(fault instanceof IllegalArgumentException own && isOurs(own))) {
            fault = fault.getCause();
        }
        return fault;
    }

    private static boolean isOurs(IllegalArgumentException fault) {
        return fault.getStackTrace()[0].getClassName().startsWith("io.github.vtigermail");
    }

    private static final class NoCursors implements CursorRepository {
        @Override
        public Optional<CursorPosition> find(String mailbox) {
            return Optional.empty();
        }

        @Override
        public Map<String, CursorPosition> findAll(long uidValidity) {
            return Map.of();
        }

        @Override
        public void save(String mailbox, CursorPosition position) {
            throw new UnsupportedOperationException();
        }
    }
}
