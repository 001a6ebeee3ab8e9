package io.github.vtigermail.ledger;

import io.github.vtigermail.mailbox.oauth.RefreshTokens;
import io.github.vtigermail.mailbox.oauth.StoredToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The refresh tokens of mailboxes in the ledger's database, one row per account. */
public final class JdbcRefreshTokens implements RefreshTokens {
    private static final String FIND =
            "select version, encrypted, consented_at, renewed_at, expires_at from refresh_token where account = ?";
    private static final String SAVE =
            "insert into refresh_token (encrypted, consented_at, renewed_at, expires_at, account, version) "
                    + "values (?, ?, ?, ?, ?, 1) on conflict (account) do update set "
                    + "encrypted = excluded.encrypted, consented_at = excluded.consented_at, "
                    + "renewed_at = excluded.renewed_at, expires_at = excluded.expires_at, "
                    + "version = refresh_token.version + 1, claimed_by = null, claimed_until = null";
    private static final String REPLACE =
            "update refresh_token set encrypted = ?, consented_at = ?, renewed_at = ?, expires_at = ?, "
                    + "version = version + 1, claimed_by = null, claimed_until = null where account = ? and version = ?";
    /** A claim that lasts longer than any can is one of before the clock was set back. */
    private static final String CLAIM = "update refresh_token set claimed_by = ?, claimed_until = ? "
            + "where account = ? and version = ? "
            + "and (claimed_by is null or claimed_until < ? or claimed_until > ?)";

    private static final String RELEASE = "update refresh_token set claimed_by = null, claimed_until = null "
            + "where account = ? and claimed_by = ?";

    private final Supplier<Ledger> opened;
    private final String id = UUID.randomUUID().toString();

    public JdbcRefreshTokens(Ledger ledger) {
        this(() -> ledger);
    }

    /** @param opened opens the ledger when it is first needed */
    public JdbcRefreshTokens(Supplier<Ledger> opened) {
        this.opened = opened;
    }

    @Override
    public Optional<StoredToken> find(String account) {
        try (Connection connection = opened.get().connection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, account);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long expires = row.getLong(5);
                Optional<Instant> expiresAt =
                        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expires));
                return Optional.of(new StoredToken(
                        row.getLong(1),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        expiresAt));
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("read a refresh token", e);
        }
    }

    @Override
    public void save(String account, StoredToken token) {
        write(SAVE, account, token, null);
    }

    @Override
    public boolean replace(String account, long version, StoredToken token) {
        return write(REPLACE, account, token, version) == 1;
    }

    @Override
    public boolean claim(String account, long version, Duration atMost) {
        try (Connection connection = opened.get().connection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            long now = opened.get().now(connection).toEpochMilli();
            claim.setString(1, id);
            claim.setLong(2, now + atMost.toMillis());
            claim.setString(3, account);
            claim.setLong(4, version);
            claim.setLong(5, now);
            claim.setLong(6, now + atMost.toMillis());
            return claim.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new LedgerUnavailableException("claim a refresh token", e);
        }
    }

    @Override
    public void release(String account) {
        try (Connection connection = opened.get().connection();
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            release.setString(1, account);
            release.setString(2, id);
            release.executeUpdate();
        } catch (SQLException e) {
            // The claim expires.
        }
    }

    /** @param version that is replaced; null for whichever there is */
    private int write(String sql, String account, StoredToken token, Long version) {
        try (Connection connection = opened.get().connection();
                PreparedStatement write = connection.prepareStatement(sql)) {
            write.setString(1, token.encrypted());
            write.setLong(2, token.consentedAt().toEpochMilli());
            write.setLong(3, token.renewedAt().toEpochMilli());
            if (token.expiresAt().isPresent()) {
                write.setLong(4, token.expiresAt().get().toEpochMilli());
            } else {
                write.setNull(4, Types.BIGINT);
            }
            write.setString(5, account);
            if (version != null) {
                write.setLong(6, version);
            }
            synchronous(connection, "full");
            try {
                return write.executeUpdate();
            } finally {
                synchronous(connection, "normal");
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("save a refresh token", e);
        }
    }

    /** SQLite flushes to the disk: after a power failure nobody could ask for what was lost, as with all else in the ledger. */
    private void synchronous(Connection connection, String mode) throws SQLException {
        if (!opened.get().isShared()) {
            try (Statement pragma = connection.createStatement()) {
                pragma.execute("pragma synchronous = " + mode);
            }
        }
    }
}
