package io.github.vtigermail.mailbox.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mailbox is one mailbox, however its file is written; and two are two. */
class MailboxIdentityTest {
    private static final MailboxIdentity SUPPORT =
            new MailboxIdentity("Support@example.com", "Mail.example.com", 993, "INBOX");

    @Test
    void itsKeyDoesNotDependOnTheSpelling() {
        assertThat(SUPPORT.key())
                .isEqualTo("support@example.com@mail.example.com:993/INBOX")
                .isEqualTo(new MailboxIdentity(" support@example.COM", "mail.EXAMPLE.com ", 993, "Inbox").key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "support@example.com@mail.example.com:993/INBOX",
                "SUPPORT@example.com@imap.example.net:993/INBOX",
                "support@example.com@mail.example.com:143/INBOX",
                "support@example.com@127.0.0.1:1143/inbox",
                "support@example.com@[::1]:993/INBOX"
            })
    void aMailboxThatIsWrittenInAnotherWayIsLikeIt(String key) {
        assertThat(SUPPORT.isLike(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales@example.com@mail.example.com:993/INBOX",
                "support@example.com@mail.example.com:993/INBOX/Desk",
                "support@example.com@mail.example.com:993/Desk",
                "support@example.com@other@mail.example.com:993/INBOX",
                "support@example.com@mail.example.com:993/Desk/INBOX",
                "support@example.com@mail.example.com/INBOX",
                "support@example.com/INBOX",
                "INBOX"
            })
    void anotherFolderOrAnotherUserIsNotLikeIt(String key) {
        assertThat(SUPPORT.isLike(key)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"support@EXAMPLE.com, mail.example.com, 993, inbox", "support@example.com, MAIL.example.com, 143, INBOX"
    })
    void theSameFolderIsFound(String user, String host, int port, String folder) {
        assertThat(SUPPORT.isSameFolder(new MailboxIdentity(user, host, port, folder)))
                .isTrue();
    }

    @Test
    void namesOfThisMachineAreTheSameHost() {
        assertThat(new MailboxIdentity("a", "localhost", 1143, "Desk")
                        .isSameFolder(new MailboxIdentity("a", "127.0.0.1", 1143, "Desk")))
                .isTrue();
    }

    /** Ports of one host may be tunnels to two servers. */
    @ParameterizedTest
    @CsvSource({
        "sales@example.com, mail.example.com, 993, INBOX",
        "support@example.com, mail2.example.invalid, 993, INBOX",
        "support@example.com, mail.example.com, 1993, INBOX",
        "support@example.com, mail.example.com, 993, Desk"
    })
    void anotherFolderIsAnother(String user, String host, int port, String folder) {
        assertThat(SUPPORT.isSameFolder(new MailboxIdentity(user, host, port, folder)))
                .isFalse();
    }

    @Test
    void foldersThatDifferInCaseAreTwo() {
        assertThat(new MailboxIdentity("a", "b", 993, "Desk").isSameFolder(new MailboxIdentity("a", "b", 993, "desk")))
                .isFalse();
    }
}
