package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import java.time.Clock;

/**
 * What the mailboxes of a connector share to log in with OAuth2.
 *
 * @param http how identity providers are asked
 * @param tokens where refresh tokens are kept
 * @param key what they are encrypted with
 * @param clock the time of assertions and of expiry
 */
public record OAuthSetup(HTTPRequestSender http, RefreshTokens tokens, EncryptionKey key, Clock clock) {}
