package io.github.vtigermail.mailbox.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * What an identity provider issued.
 *
 * @param accessToken the token for the mail server
 * @param life how long it is valid
 * @param refreshToken what the next one is asked for with, if there is a new one
 * @param refreshLife how long that is valid, if the provider says so
 */
record Granted(String accessToken, Duration life, Optional<String> refreshToken, Optional<Duration> refreshLife) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Granted[" + life + "]";
    }
}
