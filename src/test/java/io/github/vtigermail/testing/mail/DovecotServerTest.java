package io.github.vtigermail.testing.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DovecotServerTest extends MailServerContract {

    @BeforeAll
    static void installed() {
        DovecotServer.assumeAvailable();
    }

    @Override
    DovecotServer start() {
        return new DovecotServer();
    }

    @Test
    void leavesNoProcessBehind() throws MessagingException {
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        server.restart();
        ImapLogin.imaps(server, server); // a client that stays
        List<ProcessHandle> started = ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process))
                .toList();
        assertThat(started).hasSizeGreaterThan(3);

        server.stop();

        assertThat(started).noneMatch(DovecotProcess::runs);
    }
}
