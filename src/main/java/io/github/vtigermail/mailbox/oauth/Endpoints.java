package io.github.vtigermail.mailbox.oauth;

import java.net.URI;

/**
 * The addresses of an identity provider; null where one is not known.
 *
 * @param token where tokens are issued
 * @param authorization where a person consents in a browser
 * @param device where a code for a person is issued
 */
record Endpoints(URI token, URI authorization, URI device) {
    static final Endpoints UNKNOWN = new Endpoints(null, null, null);

    /** With those of another where this one has none. */
    Endpoints or(Endpoints other) {
        return new Endpoints(
                token != null ? token : other.token,
                authorization != null ? authorization : other.authorization,
                device != null ? device : other.device);
    }
}
