package io.github.vtigermail.ops.check;

import io.github.vtigermail.ledger.JdbcCursorRepository;
import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.ledger.LedgerInspection;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.ops.settings.LedgerSettings;
import io.github.vtigermail.ops.startup.StartupFailure;
import java.util.Optional;

/** Whether the ledger could be opened by a start. */
public final class LedgerCheck implements AutoCloseable {
    /** That of a ledger of which nothing is known. */
    public static final LedgerCheck NONE = new LedgerCheck(null);

    private static final String LEDGER = "ledger";

    private final Ledger ledger;

    private LedgerCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Looks at it.
     *
     * @param mayBeOpen whether a connector that has it open is no fault
     */
    public static LedgerCheck check(LedgerSettings settings, boolean mayBeOpen, Findings findings) {
        try {
            LedgerInspection.State state =
                    LedgerInspection.inspect(settings.url(), settings.username(), settings.password());
            switch (state) {
                case NEW -> findings.ok(LEDGER, "does not exist yet, and can be created");
                case READY -> findings.ok(LEDGER, "exists and is writable");
                case IN_USE -> {
                    if (mayBeOpen) {
                        findings.ok(LEDGER, "a connector that runs has it open");
                    } else {
                        findings.fault(
                                LEDGER,
                                "another connector has it open, so a second one would not start: stop that one first. "
                                        + "With --mailbox NAME this is not asked for");
                    }
                }
            }
            return new LedgerCheck(open(settings, state));
        } catch (LedgerUnavailableException e) {
            findings.fault(LEDGER, StartupFailure.describe(e));
            return NONE;
        }
    }

    private static Ledger open(LedgerSettings settings, LedgerInspection.State state) {
        return switch (state) {
            case NEW -> null;
            case READY -> Ledger.openUntouched(settings.url(), settings.username(), settings.password());
            case IN_USE -> Ledger.openReadOnly(settings.url(), settings.username(), settings.password());
        };
    }

    /** Where the mailboxes are; empty if nothing is known. */
    public Optional<JdbcCursorRepository> cursors() {
        return Optional.ofNullable(ledger).map(JdbcCursorRepository::new);
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
