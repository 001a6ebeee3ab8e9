package io.github.vtigermail.testing.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailsTest {

    @Test
    void buildsWhatAMailProgramReads() throws Exception {
        MimeMessage mail = parse(Mails.to("support@example.com")
                .subject("[TT1] Größe 🙂")
                .text("Grüße\n")
                .html("<p>Grüße</p>")
                .attachment("Maße.txt", "text/plain", "a\n".getBytes(StandardCharsets.UTF_8))
                .build());

        assertThat(mail.getSubject()).isEqualTo("[TT1] Größe 🙂");
        assertThat(mail.getSentDate()).isNotNull();
        MimeMultipart mixed = (MimeMultipart) mail.getContent();
        MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(alternative.getBodyPart(0).getContent()).isEqualTo("Grüße\r\n");
        assertThat(alternative.getBodyPart(1).getContent()).isEqualTo("<p>Grüße</p>");
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("Maße.txt");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(new byte[] {'a', '\n'});
    }

    @Test
    void leavesOutWhatItIsTold() throws Exception {
        MimeMessage mail = parse(Mails.to("support@example.com")
                .withoutMessageId()
                .withoutDate()
                .withoutFrom()
                .build());
        assertThat(mail.getHeader("Message-ID")).isNull();
        assertThat(mail.getHeader("Date")).isNull();
        assertThat(mail.getHeader("From")).isNull();
        assertThat(mail.getHeader("Subject")).isNull();
    }

    private static MimeMessage parse(byte[] mail) throws Exception {
        assertThat(new String(mail, StandardCharsets.ISO_8859_1).replace("\r\n", ""))
                .doesNotContain("\n")
                .doesNotContain("\r");
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }
}
