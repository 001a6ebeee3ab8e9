package io.github.vtigermail.vtiger.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.support.LastResultHealthCheck;
import io.github.vtigermail.vtiger.failure.SessionLostException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Vtiger's web service for one of its users. Each call takes a session that was borrowed here; one that Vtiger dropped is
 * renewed and the call repeated once, which is safe because it was not carried out.
 */
public final class VtigerClient implements AutoCloseable {
    private final HttpTransport http;
    private final LogIn login;
    private final SessionPool sessions;
    private final LastResultHealthCheck health;
    private final AtomicLong answers = new AtomicLong();

    /**
     * @param accessKey asked at each login, so that a key that was replaced in its file is used
     * @param sessions how many sessions a borrower has at most
     * @param maxAge after which a session is replaced
     * @param health how the last call went
     */
    public VtigerClient(
            HttpTransport http,
            String username,
            Supplier<String> accessKey,
            int sessions,
            Duration maxAge,
            LastResultHealthCheck health,
            Clock clock) {
        this.http = http;
        this.health = health;
        login = new LogIn(http, username, accessKey, clock);
        this.sessions = new SessionPool(
                () -> {
                    VtigerSession session = login.logIn();
                    health.succeeded();
                    return session;
                },
                sessions,
                maxAge,
                clock);
    }

    /** How many requests go out at once, at most, if a borrower has so many sessions. */
    public static int connections(int sessions) {
        return SessionShares.total(sessions);
    }

    /** Logs in, unless that was done before. @return Vtiger's version, {@code 8.2.0}; empty if it does not say */
    public String logIn() throws VtigerException, InterruptedException {
        try {
            return sessions.logInFirst();
        } catch (VtigerException e) {
            health.failed(e.getMessage());
            throw e;
        }
    }

    /**
     * Vtiger's time in seconds since 1970, as it says it to somebody who is about to log in; empty if it does not say. Not while a
     * login is under way, which would fail.
     */
    public OptionalLong serverTime() throws VtigerException, InterruptedException {
        return login.serverTime();
    }

    /**
     * A session for one exchange, to be closed at its end. Waits while all are in use.
     *
     * @param borrower what exchanges have in common that share sessions, such as their mailbox
     */
    public HeldSession borrowSession(String borrower) throws VtigerException, InterruptedException {
        try {
            return sessions.borrow(borrower);
        } catch (VtigerException e) {
            health.failed(e.getMessage());
            throw e;
        }
    }

    /** Whether a session was borrowed here, and not given back yet. */
    public boolean isOurs(HeldSession session) {
        return session.isBorrowedFrom(sessions);
    }

    /** How many calls Vtiger has answered as asked so far. */
    public long answers() {
        return answers.get();
    }

    /** How long a request with these files may take, at most. */
    public Duration longestRequest(List<UploadFile> files) {
        return http.longestRequest(files);
    }

    /** The user's record id, {@code 19x1}: Vtiger wants an owner for each record. */
    public String userId(HeldSession session) throws VtigerException, InterruptedException {
        return session.get().userId();
    }

    /** The rows that a query in {@link Vtql} finds: 100 at most, and Vtiger does not say that there are more. */
    public List<JsonNode> query(HeldSession session, String vtql) throws VtigerException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        call(session, VtigerCall.query(vtql)).forEach(rows::add);
        return rows;
    }

    /** The record with this id, {@code 17x34}. */
    public JsonNode retrieve(HeldSession session, String id) throws VtigerException, InterruptedException {
        return call(session, VtigerCall.retrieve(id));
    }

    /** What a module looks like: its fields, their picklists, the prefix of its record ids. */
    public JsonNode describe(HeldSession session, String module) throws VtigerException, InterruptedException {
        return call(session, VtigerCall.describe(module));
    }

    /** A new record with these fields, and what Vtiger made of them. */
    public JsonNode create(HeldSession session, String module, JsonNode fields, List<UploadFile> files)
            throws VtigerException, InterruptedException {
        return create(session, module, fields, files, () -> {});
    }

    /** As {@link #create}. @param beforeRepeat runs before the call is repeated, and throws if it must not be */
    public JsonNode create(
            HeldSession session, String module, JsonNode fields, List<UploadFile> files, Runnable beforeRepeat)
            throws VtigerException, InterruptedException {
        return call(session, VtigerCall.create(module, fields.toString(), files), beforeRepeat);
    }

    /** The record with the {@code id} among these fields, after they were changed. */
    public JsonNode revise(HeldSession session, JsonNode fields) throws VtigerException, InterruptedException {
        return call(session, VtigerCall.revise(fields.toString()));
    }

    private JsonNode call(HeldSession session, VtigerCall call) throws VtigerException, InterruptedException {
        return call(session, call, () -> {});
    }

    private JsonNode call(HeldSession session, VtigerCall call, Runnable beforeRepeat)
            throws VtigerException, InterruptedException {
        JsonNode result;
        try {
            result = send(session, call);
        } catch (SessionLostException lost) {
            session.get();
            beforeRepeat.run();
            result = send(session, call);
        }
        health.succeeded();
        answers.incrementAndGet();
        return result;
    }

    private JsonNode send(HeldSession session, VtigerCall call) throws VtigerException, InterruptedException {
        Map<String, String> form = new HashMap<>(call.form());
        form.put("sessionName", session.get().name());
        try {
            return http.post(call.operation(), call.url(), form, call.files());
        } catch (SessionLostException lost) {
            session.setLost();
            throw lost;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
