package io.github.vtigermail.mailbox.oauth;

import io.github.vtigermail.mailbox.oauth.key.ClientKey;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the credentials of a mailbox expire, as far as that is known. */
final class Expiries {
    private Expiries() {}

    /** @param consent the refresh token; empty if there is none */
    static List<Expiry> of(OAuthOptions options, Optional<StoredToken> consent) {
        List<Expiry> all = new ArrayList<>();
        options.expires()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .ifPresent(at -> all.add(Expiry.of(
                        "the client secret or key of the mailbox (oauthExpires)",
                        at,
                        "create a new one at the identity provider, replace it and correct oauthExpires")));
        certificate(options).ifPresent(all::add);
        consent.flatMap(token -> consent(options, token)).ifPresent(all::add);
        return all;
    }

    private static Optional<Expiry> certificate(OAuthOptions options) {
        if (options.credential().certificate() == null) {
            return Optional.empty();
        }
        try {
            ClientKey key = options.credential().clientKey();
            return Optional.of(Expiry.of(
                    "the certificate " + options.credential().certificate(),
                    key.certificate().getNotAfter().toInstant(),
                    "add a new one to the application at the identity provider and replace the file"));
        } catch (InvalidOptionException e) {
            return Optional.empty(); // the next renewal says so
        }
    }

    private static Optional<Expiry> consent(OAuthOptions options, StoredToken token) {
        Instant from = options.consentDays().isPresent() ? token.consentedAt() : token.renewedAt();
        Optional<Instant> at = token.expiresAt();
        if (at.isEmpty() && options.profile().unusedDays() > 0) {
            at = Optional.of(from.plus(Duration.ofDays(options.profile().unusedDays())));
        }
        return at.map(
                expires -> Expiry.of("the consent for the mailbox", from, expires, "a person has to consent again"));
    }
}
