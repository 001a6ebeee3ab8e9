package io.github.vtigermail.mailbox.oauth;

import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that refresh tokens are encrypted with: a setting, or a file that is created with the first token. */
public final class EncryptionKey {
    /** What is written: so many bytes, in base64. */
    private static final int BYTES = 32;

    private final String written;
    private final Path file;

    /**
     * @param written the setting, in base64; empty to use the file
     * @param file where the key is, or is to be
     */
    public EncryptionKey(String written, Path file) {
        this.written = written;
        this.file = file;
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws OAuthException if there is none */
    SecretKey get() {
        String text = written.isEmpty() ? read() : written;
        if (!isKey(text)) {
            throw new OAuthException(Remedy.SETTING, this + " is not 32 bytes in base64");
        }
        return new SecretKeySpec(Base64.getDecoder().decode(text), "AES");
    }

    /** Creates the file if there is none; for its owner only, where the file system has owners. */
    synchronized SecretKey getOrCreate() {
        if (written.isEmpty() && !Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            create(Base64.getEncoder().encodeToString(key));
        }
        return get();
    }

    private void create(String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path whole = Files.createTempFile(folder, ".oauth", ".key", forOwner()); // another one may read it at once
            try {
                Files.writeString(whole, text + "\n");
                Files.createLink(
                        file, whole); // unlike a move, never in place of one that another connector has created
            } catch (UnsupportedOperationException e) {
                Files.move(whole, file);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (FileAlreadyExistsException e) {
            // Another connector was faster.
        } catch (IOException e) {
            throw new OAuthException(
                    Remedy.SETTING,
                    "the key that refresh tokens are encrypted with cannot be written to " + file
                            + ": make its folder writable, or set oauth.encryption-key");
        }
    }

    private static FileAttribute<?>[] forOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private String read() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new OAuthException(
                    Remedy.SETTING,
                    "the key that refresh tokens are encrypted with cannot be read (" + this
                            + "); restore it, or consent again");
        }
    }

    /** Where it is. */
    @Override
    public String toString() {
        return written.isEmpty() ? "the file " + file : "the setting oauth.encryption-key";
    }
}
