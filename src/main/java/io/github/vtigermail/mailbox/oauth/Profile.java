package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is known of an identity provider without being asked for, as the option {@code oauthProfile} names it. */
public enum Profile {
    MICROSOFT(EnumSet.complementOf(EnumSet.of(GrantType.JWT_BEARER)), Map.of(), 90),
    /** Without {@code prompt=consent}, Google gives a refresh token for the first consent only. */
    GOOGLE(
            EnumSet.of(GrantType.JWT_BEARER, GrantType.AUTHORIZATION_CODE),
            Map.of("access_type", "offline", "prompt", "consent"),
            180),
    CUSTOM(EnumSet.allOf(GrantType.class), Map.of(), 0);

    private static final String MICROSOFT_LOGIN = "https://login.microsoftonline.com/";

    private final Set<GrantType> grants;
    private final Map<String, String> parameters;
    private final int unusedDays;

    Profile(Set<GrantType> grants, Map<String, String> parameters, int unusedDays) {
        this.grants = grants;
        this.parameters = parameters;
        this.unusedDays = unusedDays;
    }

    static Profile of(String text) {
        for (Profile profile : values()) {
            if (profile.toString().equals(text)) {
                return profile;
            }
        }
        throw new InvalidOptionException("oauthProfile", "it must be microsoft, google or custom");
    }

    /** @throws InvalidOptionException if it does not have this one for mailboxes */
    void require(GrantType grant) {
        if (!grants.contains(grant)) {
            throw new InvalidOptionException(
                    "oauthGrantType",
                    "the profile " + this + " has no " + grant + " for mailboxes; it has "
                            + String.join(
                                    ", ",
                                    grants.stream().map(GrantType::toString).toList()));
        }
    }

    /** @param tenant of Microsoft; empty for the others */
    Endpoints endpoints(String tenant) {
        return switch (this) {
            case MICROSOFT -> {
                String base = MICROSOFT_LOGIN + tenant + "/oauth2/v2.0/";
                yield new Endpoints(
                        URI.create(base + "token"), URI.create(base + "authorize"), URI.create(base + "devicecode"));
            }
            case GOOGLE ->
                new Endpoints(
                        URI.create("https://oauth2.googleapis.com/token"),
                        URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
                        null);
            case CUSTOM -> Endpoints.UNKNOWN;
        };
    }

    String scope(GrantType grant) {
        return switch (this) {
            case MICROSOFT ->
                grant == GrantType.CLIENT_CREDENTIALS
                        ? "https://outlook.office365.com/.default"
                        : "https://outlook.office365.com/IMAP.AccessAsUser.All offline_access";
            case GOOGLE -> "https://mail.google.com/";
            case CUSTOM -> "";
        };
    }

    /** Of the address that a person opens to consent. */
    Map<String, String> parameters() {
        return parameters;
    }

    /** Of RSA keys. */
    JWSAlgorithm algorithm() {
        return this == MICROSOFT ? JWSAlgorithm.PS256 : JWSAlgorithm.RS256;
    }

    /** For how many days a refresh token may be unused; 0 if that is not known. */
    int unusedDays() {
        return unusedDays;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
