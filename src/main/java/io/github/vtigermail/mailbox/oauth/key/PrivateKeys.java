package io.github.vtigermail.mailbox.oauth.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Private keys as PEM has them. */
final class PrivateKeys {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private PrivateKeys() {}

    /** @throws GeneralSecurityException if there is none that is RSA or EC, in PKCS 8 and not encrypted */
    static PrivateKey ofPem(String text) throws GeneralSecurityException {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw new GeneralSecurityException("no private key");
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("no base64");
        }
        PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(encoded);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(key);
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("EC").generatePrivate(key);
        }
    }
}
