package io.github.vtigermail.mailbox.oauth;

/** Where new access tokens come from. */
interface TokenSource {
    /** @throws OAuthException if there is none */
    Granted next();

    /** Whether what the last token was asked for with is another one by now, so that asking again is worth it. */
    default boolean hasChanged() {
        return false;
    }
}
