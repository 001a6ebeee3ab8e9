package io.github.vtigermail.mailbox.oauth;

import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts refresh tokens with AES-GCM. Each is bound to its account: in another one's row it cannot be decrypted. */
final class TokenCipher {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final EncryptionKey key;

    TokenCipher(EncryptionKey key) {
        this.key = key;
    }

    String encrypt(String account, String token) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, key.getOrCreate(), nonce, account)
                    .doFinal(token.getBytes(StandardCharsets.UTF_8));
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
            System.arraycopy(text, 0, whole, NONCE_BYTES, text.length);
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** @throws OAuthException if it was encrypted with another key */
    String decrypt(String account, String encrypted) {
        try {
            byte[] whole = Base64.getDecoder().decode(encrypted);
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key.get(), nonce, account)
                            .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new OAuthException(
                    Remedy.CONSENT,
                    "the refresh token in the ledger was encrypted with another key; restore the key (" + key
                            + "), or consent again");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String account)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
