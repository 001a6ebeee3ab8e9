package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever the ledger forgot: Vtiger remembers, so that no customer gets the same comment twice. */
@Execution(ExecutionMode.CONCURRENT)
class ForgottenTest {
    private final HelpDesk desk = new HelpDesk();
    private final byte[] mail = HelpDesk.about("TT1 once");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aLedgerFromABackupMakesNoSecondComments() throws IOException {
        desk.start();
        desk.awaitPolled();
        desk.stop();
        Path backup = desk.folder.path("backup");
        copy(desk.folder.path("data"), backup);
        byte[][] mails = {mail, HelpDesk.about("TT2 once"), HelpDesk.about("TT3 once")};
        desk.start();
        for (byte[] one : mails) {
            desk.mail.deliver(one);
        }
        desk.awaitSettled(mails);
        desk.stop();

        copy(backup, desk.folder.path("data"));
        desk.start();
        desk.awaitPolled();

        for (String ticket : List.of("TT1", "TT2", "TT3")) {
            assertThat(desk.comments(ticket)).hasSize(1);
        }
    }

    @Test
    void aMailThatTheLedgerNoLongerKeepsMakesNoSecondCommentWhenTheMailboxIsRebuilt() {
        isDone();
        forget("delete from mail_claim");
        desk.start();
        desk.awaitPolled();
        desk.mail.changeUidValidity();
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void anOldMailThatSomeoneMovesBackMakesNoSecondComment() {
        isDone();
        forget("delete from mail_claim");
        desk.mail.delete(desk.stored(mail).uid());
        desk.start();
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
    }

    /** A power failure may cost the last rows; in between, the connector may have been stopped in order once. */
    @Test
    void aCrashThatLostRowsMakesNoSecondCommentAfterFurtherRestarts() {
        isDone();
        forget("delete from mail_claim", "update mailbox_place set up_to = 0, open_uids = ''");
        int before = desk.vtiger.requests().size();
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
        desk.start();
        await().until(() -> desk.vtiger.requests().size() > before);
        desk.stop();
        desk.vtiger.faults().clear();
        desk.start();
        await().until(this::isAskedForComments);
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).hasSize(1);
    }

    private boolean isAskedForComments() {
        return desk.vtiger.requests().stream()
                .anyMatch(request -> request.queryString().contains("ModComments"));
    }

    private void isDone() {
        desk.start();
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
        desk.stop();
    }

    private void forget(String... statements) {
        try (Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + desk.folder.path("data/ledger.db"));
                Statement statement = ledger.createStatement()) {
            for (String one : statements) {
                statement.executeUpdate(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> old = Files.list(to)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
