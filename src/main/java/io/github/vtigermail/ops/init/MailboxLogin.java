package io.github.vtigermail.ops.init;

import java.util.List;
import java.util.Locale;

/** How a mailbox logs in. */
enum MailboxLogin {
    PASSWORD(List.of(), List.of()),
    MICROSOFT(
            List.of("oauth-tenant", "oauth-client-id"),
            List.of(
                    "oauthProfile: microsoft",
                    "oauthGrantType: authorization-code",
                    "oauthTenant: \"{{support.oauth-tenant}}\"",
                    "oauthClientId: \"{{support.oauth-client-id}}\"")),
    GOOGLE(
            List.of("oauth-client-id"),
            List.of(
                    "oauthProfile: google",
                    "oauthGrantType: authorization-code",
                    "oauthClientId: \"{{support.oauth-client-id}}\"",
                    "oauthClientSecret: \"{{secret:support-oauth-client-secret}}\""));

    private final List<String> settings;
    private final List<String> options;

    MailboxLogin(List<String> settings, List<String> options) {
        this.settings = settings;
        this.options = options;
    }

    /** The settings that it needs besides the user name. */
    List<String> settings() {
        return settings;
    }

    /** Its lines in the file of the mailbox {@code support}, in place of the one with the password. */
    List<String> options() {
        return options;
    }

    /** The ending of the name of the secret that it needs; empty for none. */
    String secret() {
        return switch (this) {
            case PASSWORD -> "password";
            case GOOGLE -> "oauth-client-secret";
            case MICROSOFT -> "";
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person has to consent before the mailbox can be read. */
    boolean needsConsent() {
        return this != PASSWORD;
    }
}
