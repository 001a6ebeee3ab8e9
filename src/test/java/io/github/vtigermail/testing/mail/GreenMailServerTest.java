package io.github.vtigermail.testing.mail;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.Test;

class GreenMailServerTest extends MailServerContract {

    @Override
    GreenMailServer start() {
        return new GreenMailServer();
    }

    @Test
    void takesMailBySmtp() {
        int port = ((GreenMailServer) server).smtpPort();
        GreenMailUtil.sendTextEmail(
                MailServer.USER,
                "jane@customer.example",
                "[TT1] by SMTP",
                "Hello",
                new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        await().until(() -> server.unreadCount("INBOX") == 1);
        assertThat(server.folder("INBOX").get(0).rawSubject()).isEqualTo("[TT1] by SMTP");
    }
}
