package io.github.vtigermail.mailbox.oauth;

import io.github.vtigermail.mailbox.options.InvalidOptionException;

/** How a mailbox gets access tokens, as the option {@code oauthGrantType} names it. */
public enum GrantType {
    CLIENT_CREDENTIALS("client-credentials"),
    JWT_BEARER("jwt-bearer"),
    AUTHORIZATION_CODE("authorization-code"),
    DEVICE_CODE("device-code");

    private final String written;

    GrantType(String written) {
        this.written = written;
    }

    /** Whether a person has to consent first. */
    public boolean needsConsent() {
        return this == AUTHORIZATION_CODE || this == DEVICE_CODE;
    }

    static GrantType of(String text) {
        for (GrantType grant : values()) {
            if (grant.written.equals(text)) {
                return grant;
            }
        }
        throw new InvalidOptionException(
                "oauthGrantType", "it must be client-credentials, jwt-bearer, authorization-code or device-code");
    }

    @Override
    public String toString() {
        return written;
    }
}
