package io.github.vtigermail.ops.startup;

import io.github.vtigermail.ledger.LedgerUnavailableException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.util.ObjectHelper;

/**
 * Why the connector could not start, in words. Only messages of our own are passed on: those of other people's exceptions show
 * values, a password for one. Of these the type is shown, and what is known besides.
 */
public final class StartupFailure {
    private static final String OURS = "io.github.vtigermail.";
    private static final int MAX_CAUSES = 20;
    /** What PostgreSQL's codes mean. */
    private static final Map<String, String> STATES = Map.of(
            "28P01", "the database refuses the login; see ledger.username and ledger.password",
            "28000", "the database refuses the login; see ledger.username and ledger.password",
            "3D000", "there is no such database; see ledger.url",
            "08001", "the database cannot be reached; see ledger.url",
            "08004", "the database refuses the connection; see ledger.url",
            "42501", "the user may not create the tables; see ledger.username");
    /** What SQLite's result codes mean, see https://www.sqlite.org/rescode.html; SQLite has no codes like PostgreSQL's. */
    private static final Map<Integer, String> RESULT_CODES = Map.of(
            5, "another process has locked its file",
            8, "its file may not be written",
            10, "its disk fails",
            11, "its file is damaged: put it aside, and start again with none",
            13, "its disk is full",
            14, "its file cannot be opened",
            26, "its file is damaged, or something else: put it aside, and start again with none");

    private StartupFailure() {}

    /** In one line. */
    public static String describe(Throwable fault) {
        Optional<Throwable> ours = ours(fault);
        if (ours.isEmpty()) {
            return foreign(fault);
        }
        String message = ours.get().getMessage().replace("\n", "; ");
        if (!(ours.get() instanceof LedgerUnavailableException)) {
            return message;
        }
        Throwable cause = ours.get().getCause();
        return message + " (" + ours(cause).map(Throwable::getMessage).orElseGet(() -> foreign(cause)) + ")";
    }

    /** The first that is ours. */
    private static Optional<Throwable> ours(Throwable fault) {
        return causes(fault)
                .filter(cause -> cause.getClass().getName().startsWith(OURS) && cause.getMessage() != null)
                .findFirst();
    }

    private static String foreign(Throwable fault) {
        SQLException database = ObjectHelper.getException(SQLException.class, fault);
        if (database != null) {
            Optional<String> meaning = meaning(database);
            if (meaning.isPresent()) {
                return meaning.get();
            }
        }
        FailedToCreateRouteException route = ObjectHelper.getException(FailedToCreateRouteException.class, fault);
        return (route == null ? "" : "the route " + route.getRouteId() + ": ")
                + causes(fault)
                        .map(cause -> cause.getClass().getSimpleName())
                        .distinct()
                        .collect(Collectors.joining(", caused by "));
    }

    private static Optional<String> meaning(SQLException database) {
        String state = database.getSQLState();
        return Optional.ofNullable(state == null ? RESULT_CODES.get(database.getErrorCode()) : STATES.get(state));
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
    }
}
