package io.github.vtigermail.ops.settings;

import java.time.Duration;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * The settings of the ledger.
 *
 * @param url its JDBC URL
 * @param username its user; empty for a file
 * @param password its password; empty for a file
 * @param keep how long confirmed keys and the reasons of dead letters are kept
 */
public record LedgerSettings(String url, String username, String password, Duration keep) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Reads only these settings, for a command. @throws InvalidSettingsException if one of them is wrong */
    public static LedgerSettings read(CamelContext context) {
        SettingsReader reader = new SettingsReader(context, Set.of());
        reader.addSecrets();
        LedgerSettings settings = read(reader);
        reader.finishSome();
        return settings;
    }

    static LedgerSettings read(SettingsReader reader) {
        return new LedgerSettings(
                reader.jdbcUrl("ledger.url", "jdbc:sqlite:data/ledger.db"),
                reader.text("ledger.username", ""),
                reader.text("ledger.password", ""),
                reader.time("ledger.keep", "180d", DAY));
    }
}
