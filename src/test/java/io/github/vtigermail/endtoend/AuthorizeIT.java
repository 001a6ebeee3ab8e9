package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.FreePort;
import io.github.vtigermail.testing.Ran;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A person without a password connects a mailbox, with a browser on this machine, on another one, or with a code. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class AuthorizeIT {
    private static final Pattern ADDRESS = Pattern.compile("^  (https?://\\S+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("type in the code (\\S+)");

    private final int port = FreePort.find();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final InputStream input = System.in;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private IdentityServer provider;
    private HelpDesk desk;

    @BeforeAll
    static void isInstalled() {
        DovecotServer.assumeAvailable();
    }

    @BeforeEach
    void open() {
        provider = new IdentityServer(MailServer.USER);
        desk = new HelpDesk(new DovecotServer(provider.uri("/introspect")));
        desk.set("secrets.dir", desk.folder.path("secrets").toString());
    }

    @AfterEach
    void close() throws IOException {
        System.setIn(input);
        System.setOut(out);
        System.setErr(err);
        keyboard.close();
        desk.close();
        provider.close();
    }

    @Test
    void theBrowserComesBackByItselfAndTheConnectorThatRunsUsesTheConsentAtOnce() throws Exception {
        mailbox("authorization-code");
        byte[] mail = about("TT1 one");
        desk.mail.deliver(mail);
        desk.start();
        CompletableFuture<Integer> command = authorize();
        URI redirected = provider.agree(address());
        assertThat(redirected.getHost()).isEqualTo("localhost");
        assertThat(redirected.getPort()).isEqualTo(port);

        HttpResponse<String> page = get(redirected);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("consent is stored");
        assertThat(command.join()).as(shown()).isZero();
        assertThat(shown())
                .contains("Logged in at localhost:" + desk.mail.imapsPort() + " as " + MailServer.USER)
                .doesNotContain(IdentityServer.MARK);
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void theAddressIsPastedOnAServerWithoutABrowser() throws Exception {
        mailbox("authorization-code");
        CompletableFuture<Integer> command = authorize();
        String redirected = provider.agree(address()).toString();

        keyboard.write("what?\n\n".getBytes(StandardCharsets.UTF_8));
        keyboard.write((redirected + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();

        assertThat(command.join()).as(shown()).isZero();
        assertThat(shown()).contains("Logged in at");
    }

    @Test
    void aPortThatIsInUseLeavesThePastedAddress() throws Exception {
        mailbox("authorization-code");
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            CompletableFuture<Integer> command = authorize();
            String redirected = provider.agree(address()).toString();
            assertThat(shown()).contains("Something else listens on port " + port);

            keyboard.write((redirected + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();

            assertThat(command.join()).as(shown()).isZero();
        }
    }

    @Test
    void aCodeIsTypedInOnAnyDevice() {
        mailbox("device-code");
        CompletableFuture<Integer> command = authorize();
        await().until(() -> CODE.matcher(shown()).find());
        Matcher code = CODE.matcher(shown());
        assertThat(code.find()).isTrue();

        provider.agreeToDevice(code.group(1));

        assertThat(command.join()).as(shown()).isZero();
        assertThat(shown()).contains("/activate", "Logged in at");
    }

    @Test
    void aRequestThatIsNotTheBrowsersDoesNotEndIt() throws Exception {
        mailbox("authorization-code");
        CompletableFuture<Integer> command = authorize();
        URI redirected = provider.agree(address());

        assertThat(get(redirected.resolve("/favicon.ico")).statusCode()).isEqualTo(404);
        assertThat(get(redirected.resolve("/")).statusCode()).isEqualTo(404);
        get(redirected);

        assertThat(command.join()).as(shown()).isZero();
    }

    @Test
    void whoRefusesGetsNoConsent() throws Exception {
        mailbox("authorization-code");
        CompletableFuture<Integer> refused = authorize();
        assertThat(get(provider.refuse(address())).statusCode()).isEqualTo(400);
        assertThat(refused.join()).isEqualTo(1);
        assertThat(shown()).contains("access_denied");
    }

    @Test
    void aPageThatSendsTheBrowserHereWithAnotherAttemptsCodeDoesNotEndTheConsent() throws Exception {
        mailbox("authorization-code");
        CompletableFuture<Integer> command = authorize();
        URI own = provider.agree(address());
        String foreign = own.toString().replaceFirst("state=[^&]*", "state=other");

        assertThat(get(URI.create(foreign)).statusCode()).isEqualTo(400);
        await().until(() -> shown().contains("another attempt"));
        assertThat(get(own).statusCode()).isEqualTo(200);

        assertThat(command.join()).as(shown()).isZero();
    }

    @Test
    void checkSaysThatAConsentIsMissingAndThenLogsInWithIt() throws Exception {
        mailbox("authorization-code");
        assertThat(Ran.of(() -> Connector.run(desk.folder.path(), "check")).out())
                .contains("✗ mailbox support login", "authorize --mailbox support");

        CompletableFuture<Integer> command = authorize();
        get(provider.agree(address()));
        assertThat(command.join()).as(shown()).isZero();

        assertThat(Ran.of(() -> Connector.run(desk.folder.path(), "check")).out())
                .contains("✓ mailbox support login", "by OAuth2", "All is well")
                .containsPattern("! mailbox support credentials .*expires on .*, in [45] days");
    }

    @Test
    void aMailboxWithAPasswordNeedsNone() {
        Ran ran = Ran.of(() -> Connector.run(desk.folder.path(), "authorize", "--mailbox", "support"));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("needs no consent");
    }

    private void mailbox(String grant) {
        Map<String, String> options = new HashMap<>(IdentityServer.application());
        options.put("password", "");
        options.put("oauthProfile", "custom");
        options.put("oauthBaseUri", provider.uri("").toString());
        options.put("oauthGrantType", grant);
        options.put("oauthScope", IdentityServer.SCOPE);
        options.put("oauthExpires", LocalDate.now().plusDays(5).toString());
        desk.mailbox("support", options);
    }

    private CompletableFuture<Integer> authorize() {
        try {
            System.setIn(new PipedInputStream(keyboard));
        } catch (IOException e) {
            // Connected already: nothing is typed in the second time.
        }
        PrintStream shown = new PrintStream(screen, true, StandardCharsets.UTF_8);
        System.setOut(shown);
        System.setErr(shown);
        return CompletableFuture.supplyAsync(() ->
                Connector.run(desk.folder.path(), "authorize", "--mailbox", "support", "--port", String.valueOf(port)));
    }

    private URI address() {
        await().until(() -> ADDRESS.matcher(shown()).find());
        Matcher address = ADDRESS.matcher(shown());
        assertThat(address.find()).isTrue();
        return URI.create(address.group(1));
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
