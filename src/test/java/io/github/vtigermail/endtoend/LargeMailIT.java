package io.github.vtigermail.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.Comment;
import io.github.vtigermail.testing.vtiger.CommentFile;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A mail of 50 MB passes from the mail server to Vtiger through a connector with a heap of 96 MB. GreenMail copies the whole
 * mail for each part that is fetched, so Dovecot is used if it is installed.
 */
class LargeMailIT {
    private static final int MEGABYTE = 1024 * 1024;
    private static final byte[] FIRST = bytes(1, 9 * MEGABYTE);
    private static final byte[] SECOND = bytes(2, 9 * MEGABYTE);

    private final HelpDesk desk = new HelpDesk(DovecotServer.available() ? new DovecotServer() : new GreenMailServer());

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void filesArriveUnchangedAndFilesThatAreTooLargeAreNamed() throws Exception {
        byte[] content = content();
        desk.vtiger.uploadLimits(16, 32, 64);
        try (ConnectorProcess connector =
                desk.asProcess().jvm("-Xmx96m", "-XX:+ExitOnOutOfMemoryError").start()) {
            desk.mail.deliver(mail("TT1", content));
            desk.awaitAllRead();
            Comment comment = only("TT1");
            assertThat(comment.files()).extracting(CommentFile::name).containsExactly("first.bin", "second.bin");
            assertThat(sha256(comment.files().get(0).bytes())).isEqualTo(sha256(FIRST));
            assertThat(sha256(comment.files().get(1).bytes())).isEqualTo(sha256(SECOND));
            assertThat(comment.content()).contains("third.bin (too large)");

            assertThat(connector.isAlive()).isTrue();
            assertThat(desk.failed()).isEmpty();
        }
    }

    private Comment only(String ticket) {
        assertThat(desk.vtiger.commentsOf(ticket)).hasSize(1);
        return desk.vtiger.commentsOf(ticket).get(0);
    }

    private static byte[] mail(String ticket, byte[] content) {
        return Mails.to("support@example.com")
                .subject(ticket + " large")
                .body("multipart/mixed; boundary=\"b\"", null, content)
                .build();
    }

    /** Keeps one copy of the content only. */
    private static byte[] content() {
        ByteArrayOutputStream content = new ByteArrayOutputStream(70 * MEGABYTE);
        content.writeBytes("--b\r\nContent-Type: text/plain\r\n\r\nSee the files.\r\n".getBytes(US_ASCII));
        add(content, "first.bin", FIRST);
        add(content, "second.bin", SECOND);
        add(content, "third.bin", bytes(3, 30 * MEGABYTE));
        content.writeBytes("--b--\r\n".getBytes(US_ASCII));
        return content.toByteArray();
    }

    private static void add(ByteArrayOutputStream content, String name, byte[] bytes) {
        content.writeBytes(("--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n")
                .getBytes(US_ASCII));
        content.writeBytes(Base64.getMimeEncoder().encode(bytes));
        content.writeBytes("\r\n".getBytes(US_ASCII));
    }

    private static byte[] bytes(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
