package io.github.vtigermail.ops.settings;

import java.time.Duration;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * Where the ledger is.
 *
 * @param url its JDBC address
 * @param username its user; empty for a file
 * @param password its password; empty for a file
 * @param keep how long confirmed keys, and the reasons of dead letters, are kept
 */
public record LedgerSettings(String url, String username, String password, Duration keep) {
    private static final Duration DAY = Duration.ofDays(1);

    /** These alone, for a command. @throws InvalidSettingsException with a line for each of them that is wrong */
    public static LedgerSettings read(CamelContext context) {
        SettingsReader reader = new SettingsReader(context, Set.of());
        reader.readSecrets();
        LedgerSettings settings = read(reader);
        reader.finishSome();
        return settings;
    }

    static LedgerSettings read(SettingsReader reader) {
        return new LedgerSettings(
                reader.text("ledger.url", "jdbc:sqlite:data/ledger.db"),
                reader.text("ledger.username", ""),
                reader.text("ledger.password", ""),
                reader.time("ledger.keep", "180d", DAY));
    }
}
