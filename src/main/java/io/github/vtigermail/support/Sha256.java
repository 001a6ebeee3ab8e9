package io.github.vtigermail.support;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of keys, and of the names of mails in the logs. */
public final class Sha256 {
    private Sha256() {}

    /** A new one. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
