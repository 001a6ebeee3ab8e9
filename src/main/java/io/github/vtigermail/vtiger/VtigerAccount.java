package io.github.vtigermail.vtiger;

import io.github.vtigermail.support.LastResultHealthCheck;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.HttpTransport;
import io.github.vtigermail.vtiger.client.VtigerClient;
import io.github.vtigermail.vtiger.comment.CommentAttempts;
import io.github.vtigermail.vtiger.comment.CommentText;
import io.github.vtigermail.vtiger.comment.Markers;
import io.github.vtigermail.vtiger.failure.OptionNames;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.lookup.CommentFinder;
import io.github.vtigermail.vtiger.lookup.LookUps;
import io.github.vtigermail.vtiger.lookup.SenderFinder;
import io.github.vtigermail.vtiger.lookup.TextFinder;
import io.github.vtigermail.vtiger.lookup.Ticket;
import io.github.vtigermail.vtiger.lookup.TicketFinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;

/** What the endpoints of one account at Vtiger share: its sessions, what was looked up, its attempts to make comments. */
public final class VtigerAccount implements AutoCloseable {
    private final VtigerClient client;
    private final LookUps lookUps;
    private final TicketFinder tickets;
    private final SenderFinder senders;
    private final CommentFinder comments;
    private final TextFinder texts;
    private final Markers markers;
    private final CommentText commentText;
    private final CommentAttempts attempts = new CommentAttempts();
    private final LastResultHealthCheck health;
    private final OptionNames names;
    private final Duration settleTime;

    /** @param healthName what the health check of this account is called */
    VtigerAccount(CamelContext context, VtigerConfiguration configuration, HttpComponent http, String healthName) {
        names = configuration.names();
        health = new LastResultHealthCheck(healthName);
        HttpTransport transport = new HttpTransport(
                context,
                http,
                configuration.base(),
                VtigerClient.connections(configuration.getSessions()),
                new HttpTransport.Timeouts(
                        Duration.ofMillis(configuration.getConnectTimeout()),
                        Duration.ofMillis(configuration.getAnswerTimeout()),
                        Duration.ofMillis(configuration.getUploadTimeout())),
                names);
        client = new VtigerClient(
                transport,
                configuration.getUsername().strip(),
                configuration.accessKeySource(),
                configuration.getSessions(),
                Duration.ofMillis(configuration.getSessionMaxAge()),
                health,
                Clock.systemUTC());
        lookUps = new LookUps(Duration.ofMillis(configuration.getLookUpTime()));
        tickets = new TicketFinder(client, lookUps);
        senders = new SenderFinder(client, lookUps, configuration.staff()::contains, names);
        comments = new CommentFinder(client, lookUps);
        texts = new TextFinder(client, lookUps, senders::isKnownStaff);
        markers = new Markers(names);
        commentText = new CommentText(configuration.isKeepEmoji());
        settleTime = Duration.ofMillis(configuration.getSettleTime());
    }

    /** The ticket with this number or record, if it was looked up a short while ago; null otherwise. Vtiger is not asked. */
    public Ticket knownTicket(String number, String record) {
        return lookUps.knownTicket(number, record);
    }

    /** How this Vtiger takes text. */
    public CommentText commentText() {
        return commentText;
    }

    VtigerClient client() {
        return client;
    }

    /** Makes the health check down until Vtiger has given a proper answer. To be called before any call. */
    public void expectAnswer() {
        health.failed("Vtiger has not been logged into yet");
    }

    /** Logs in, unless that was done before. @return Vtiger's version, {@code 8.2.0}; empty if it does not say */
    public String logIn() throws VtigerException, InterruptedException {
        return client.logIn();
    }

    /** Looks at what its user may do; the caller closes what it gets. */
    public AccountInspection inspect() throws VtigerException, InterruptedException {
        return new AccountInspection(client);
    }

    /** How far Vtiger's clock is ahead of this one; empty if Vtiger does not say. Only before any login. */
    public Optional<Duration> clockDifference() throws VtigerException, InterruptedException {
        OptionalLong time = client.serverTime();
        return time.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.between(Instant.now(), Instant.ofEpochSecond(time.getAsLong())));
    }

    /** A session for this exchange, from the share of the route that it began in: that of its mailbox. */
    HeldSession borrowSession(Exchange exchange) throws VtigerException, InterruptedException {
        return client.borrowSession(String.valueOf(exchange.getFromRouteId()));
    }

    TicketFinder tickets() {
        return tickets;
    }

    SenderFinder senders() {
        return senders;
    }

    CommentFinder comments() {
        return comments;
    }

    TextFinder texts() {
        return texts;
    }

    Markers markers() {
        return markers;
    }

    CommentAttempts attempts() {
        return attempts;
    }

    /** Down from a failed call to the next one that succeeds. */
    LastResultHealthCheck health() {
        return health;
    }

    OptionNames names() {
        return names;
    }

    Duration settleTime() {
        return settleTime;
    }

    /** What is known of a ticket may not be true any more. */
    void forgetTicket(String ticketId) {
        lookUps.forget(ticketId);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Names no account. */
    @Override
    public String toString() {
        return "VtigerAccount";
    }
}
