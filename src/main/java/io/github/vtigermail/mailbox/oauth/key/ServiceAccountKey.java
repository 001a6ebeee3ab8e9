package io.github.vtigermail.mailbox.oauth.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/**
 * The key of a service account, as Google gives it as a JSON file.
 *
 * @param email the service account
 * @param keyId which of its keys it is
 * @param key the private key
 */
public record ServiceAccountKey(String email, String keyId, PrivateKey key) {
    private static final String OPTION = "oauthKeyFile";
    private static final int MOST_BYTES = 64 * 1024;

    /** @throws InvalidOptionException if it cannot be read; the message shows nothing of its content */
    public static ServiceAccountKey read(Path file) {
        try {
            if (!Files.isReadable(file) || Files.size(file) > MOST_BYTES) {
                throw new InvalidOptionException(OPTION, "the file " + file + " cannot be read");
            }
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            String email = json.path("client_email").asText();
            if (!"service_account".equals(json.path("type").asText()) || email.isEmpty()) {
                throw new InvalidOptionException(
                        OPTION,
                        "the file " + file
                                + " is not the key of a service account (its type is another one): create one "
                                + "under Keys of the service account");
            }
            return new ServiceAccountKey(
                    email,
                    json.path("private_key_id").asText(),
                    PrivateKeys.ofPem(json.path("private_key").asText()));
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidOptionException(
                    OPTION, "the file " + file + " cannot be used: it must be the key of a service account as JSON");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ServiceAccountKey";
    }
}
