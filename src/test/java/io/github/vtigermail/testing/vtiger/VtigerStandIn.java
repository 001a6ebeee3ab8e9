package io.github.vtigermail.testing.vtiger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A Vtiger CRM 8.2 for tests and for the demo: its web service over HTTP on loopback, with tickets, contacts, users and
 * comments in memory. It answers as the real one did when it was recorded, also where that is odd.
 *
 * <p>It starts empty. {@code GET /} shows people what it holds.
 */
public final class VtigerStandIn implements AutoCloseable {
    private final Crm crm = new Crm();
    private final Sessions sessions = new Sessions();
    private final LoginOperations logins = new LoginOperations(crm, sessions);
    private final Effort effort = new Effort();
    private final Traffic traffic = new Traffic();
    private final Faults faults = new Faults();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final FrontDoor door;
    private final WireMockServer server;

    private VtigerStandIn(WireMockConfiguration listening) {
        WebService webService = new WebService(crm, sessions, logins, effort);
        door = new FrontDoor(webService, new TicketPages(crm), sessions, faults, traffic);
        server = new WireMockServer(listening
                .bindAddress("127.0.0.1")
                .containerThreads(64)
                .jettyHeaderRequestSize(256 * 1024)
                .jettyStopTimeout(10L)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                .http2TlsDisabled(true)
                .notifier(new ConsoleNotifier(false))
                .extensions(new StandInTransformer(door)));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    /** Starts one on a free port. */
    public static VtigerStandIn start() {
        return start(0);
    }

    /** Starts one on the port; 0 means a free one. */
    public static VtigerStandIn start(int port) {
        return new VtigerStandIn(options().port(port));
    }

    /** Starts one that also speaks HTTPS on a free port, with the key in a PKCS#12 file. */
    public static VtigerStandIn startWithTls(Path keystore, String password) {
        return new VtigerStandIn(options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(keystore.toString())
                .keystorePassword(password)
                .keyManagerPassword(password));
    }

    /** Where Vtiger is: {@code http://127.0.0.1:PORT}, without the path of the web service. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The same by HTTPS, if it was started so. */
    public String httpsUrl() {
        return "https://127.0.0.1:" + server.httpsPort();
    }

    /** Adds a user; the first is {@code 19x1}. Returns the id. */
    public String addUser(String name, String accessKey, String email, boolean admin) {
        Map<String, String> values = Map.of("user_name", name, "last_name", name, "accesskey", accessKey);
        Map<String, String> all = new HashMap<>(values);
        all.put("email1", email);
        all.put("is_admin", admin ? "on" : "off");
        return put(Module.USERS.id(crm.nextUser()), all);
    }

    /** Adds a contact. Returns the id, {@code 12xN}. */
    public String addContact(String email) {
        return put(Module.CONTACTS.id(crm.nextRecord()), Map.of("email", email, "lastname", email));
    }

    /** Adds an open ticket without a contact. Returns the id, {@code 17xN}. */
    public String addTicket(String number) {
        return addTicket(number, "");
    }

    /** Adds an open ticket of a contact. Returns the id, {@code 17xN}. */
    public String addTicket(String number, String contactId) {
        return addTicket(number, contactId, "Ticket " + number);
    }

    /** Adds an open ticket of a contact ("" for none) with a title. Returns the id, {@code 17xN}. */
    public String addTicket(String number, String contactId, String title) {
        Map<String, String> values = Map.of("ticket_no", number, "ticket_title", title, "contact_id", contactId);
        return put(Module.HELPDESK.id(crm.nextRecord()), values);
    }

    /** Gives a ticket another description. */
    public void describe(String ticketId, String description) {
        record(ticketId).set("description", description);
    }

    /** Adds a comment that was typed in Vtiger, or in its portal by a contact ("" for none). Returns the id, {@code 30xN}. */
    public String addComment(String ticketId, String text, String contactId) {
        Map<String, String> values = Map.of("commentcontent", text, "related_to", ticketId, "customer", contactId);
        return put(Module.COMMENTS.id(crm.nextRecord()), values);
    }

    /**
     * Puts a record with an id of the caller's choice, in place of one that has it: the module is told by the id, the
     * fields have Vtiger's names (a user's {@code accesskey} among them). Returns the id.
     */
    public String put(String id, Map<String, String> fields) {
        return crm.put(id, fields).id();
    }

    /** Deletes a ticket: it is no longer found, and its id is still known. */
    public void deleteTicket(String id) {
        record(id).delete();
    }

    /** Gives a user another access key; sessions go on. */
    public void setAccessKey(String user, String accessKey) {
        user(user).set("accesskey", accessKey);
    }

    /** Deactivates a user, which keeps Vtiger from nothing. */
    public void deactivate(String user) {
        user(user).set("status", "Inactive");
    }

    /** A field of a record, by Vtiger's name; empty where it has none. */
    public String field(String id, String name) {
        return record(id).get(name);
    }

    /** All comments in the order of their making. */
    public List<Comment> comments() {
        return crm.comments();
    }

    /** The comments of a ticket in the order of their making. */
    public List<Comment> commentsOf(String ticketNumber) {
        String id = crm.ticket(ticketNumber).map(Row::id).orElse("");
        return crm.comments().stream().filter(c -> c.ticketId().equals(id)).toList();
    }

    /** Loses all sessions, as a server does that cleans up or restarts. */
    public void dropSessions() {
        sessions.dropAll();
    }

    /** Moves the stand-in's clock on, for tokens that expire. */
    public void timePasses(Duration time) {
        crm.move(time);
    }

    /** How long a create and any other request keep a core busy, and with it their session. Default: no time. */
    public void serviceTime(Duration query, Duration create) {
        effort.serviceTime(query, create);
    }

    /** How many requests are worked on at once at most, whatever their session. Default: no limit. */
    public void cores(int cores) {
        effort.cores(cores);
    }

    /** PHP's limits for a file and for a request, and the proxy's, in MB. Default: 2, 8 and 20. */
    public void uploadLimits(int file, int post, int proxy) {
        door.limits(UploadLimits.ofMegabytes(file, post, proxy));
    }

    /** How many bytes of a comment's text are kept; what is over is cut without a word. Default: 65,535. */
    public void commentBytes(int most) {
        crm.commentBytes(most);
    }

    /** The faults to come. */
    public Faults faults() {
        return faults;
    }

    /** What came to the web service, in order; the newest 100,000. */
    public List<ReceivedRequest> requests() {
        return traffic.requests();
    }

    /** Logins that went well. */
    public int logins() {
        return logins.logins();
    }

    /** Logins under way at one time at most: from the answer to getchallenge to the end of login. */
    public int mostLoginsAtOnce() {
        return traffic.mostLoginsAtOnce();
    }

    /** Requests unanswered at one time at most, the waiting ones too. */
    public int mostRequestsAtOnce() {
        return traffic.mostAtOnce();
    }

    /** The same for the session that had most. More than 1 means that a request waited for another. */
    public int mostRequestsAtOnceOnOneSession() {
        return traffic.mostAtOnceOnOneSession();
    }

    /** All session names and challenge tokens that were ever given out: none of them may be in a log. */
    public List<String> secretsGivenOut() {
        return Stream.concat(sessions.named().stream(), logins.tokens().stream())
                .toList();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        effort.stop();
        faults.stop();
        try {
            server.stop();
        } catch (Exception e) { // checked ones too, undeclared
            // On a busy machine a request may still be in progress after the time that Jetty gives it: it is cut off.
        }
    }

    private Row record(String id) {
        return crm.find(id).orElseThrow(() -> new IllegalArgumentException("no record " + id));
    }

    private Row user(String name) {
        return crm.user(name).orElseThrow(() -> new IllegalArgumentException("no user " + name));
    }
}
