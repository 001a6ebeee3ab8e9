package io.github.vtigermail.mail;

import io.github.vtigermail.support.Sha256;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;

/** A mail as received, whatever it says; line ends, which mail servers change, make no difference. */
final class RawContent {

    /** How much of the header counts. */
    private static final int MAX_HEADER_BLOCK = 1024 * 1024;

    private RawContent() {}

    /** The header with {@code \n} as line end. */
    static byte[] headerBlock(MimeMessage mail) throws MessagingException {
        StringBuilder block = new StringBuilder();
        Enumeration<String> lines = mail.getAllHeaderLines();
        while (lines.hasMoreElements() && block.length() < MAX_HEADER_BLOCK) {
            String line = lines.nextElement();
            block.append(line, 0, Math.min(line.length(), MAX_HEADER_BLOCK)).append('\n');
        }
        return block.toString().replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The SHA-256 of all behind the header, in hex. */
    static String textHash(MimeMessage mail) throws MessagingException, IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[8192];
        try (InputStream text = mail.getRawInputStream()) {
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                int kept = 0;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] != '\r') {
                        buffer[kept++] = buffer[i];
                    }
                }
                digest.update(buffer, 0, kept);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
