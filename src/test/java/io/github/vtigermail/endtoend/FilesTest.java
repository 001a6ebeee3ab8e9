package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.Comment;
import io.github.vtigermail.testing.vtiger.CommentFile;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Told;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files are attached to the comment, and the ticket shows which of them are not. Each test has a ticket of its own; the
 * stand-in has PHP's usual limits: 2 MB per file, 8 MB per request, 20 MB at the proxy.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FilesTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final String IN_MAILBOX = "in the mailbox, in the mail itself: ";

    private final HelpDesk desk = new HelpDesk();
    private int tickets = 100;
    private String ticket;
    private long refusedBefore;

    @BeforeAll
    void start() {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        desk.set("files.max-size", "3MB");
        desk.set("vtiger.look-up-time", "1h");
        desk.start();
        desk.awaitPolled();
    }

    @BeforeEach
    void aTicket() {
        ticket = "TT" + tickets++;
        desk.vtiger.addTicket(ticket);
        desk.vtiger.faults().clear();
        desk.vtiger.uploadLimits(2, 8, 20);
        desk.vtiger.commentBytes(65_535);
        refusedBefore = 0;
        refusedBefore = refused();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void filesAreAttachedToTheCommentUnchangedInOrderAndWithTheirNames() {
        byte[] picture = bytes(300_000);
        arrives(mail().attachment("Größe \"ß\" 漢字; x=1.png", "image/png", picture)
                .attachment("empty space \uD83D\uDE00.txt", "text/plain", "a\r\nb".getBytes(UTF_8)));

        assertThat(only().files())
                .extracting(CommentFile::name)
                .containsExactly("Größe _ß_ 漢字; x=1.png", "empty space _.txt");
        assertThat(only().files().get(0).bytes()).isEqualTo(picture);
        assertThat(only().files().get(1).bytes()).isEqualTo("a\r\nb".getBytes(UTF_8));
        assertThat(only().content()).endsWith("See the files.");
    }

    @Test
    void aFileThatIsLeftOutIsNamedWithTheReason() {
        arrives(mail().attachment("setup.pdf.EXE", bytes(10))
                .attachment("nothing.txt", new byte[0])
                .attachment("film.mp4", bytes(3 * MEGABYTE + 1))
                .attachment("notes.txt", bytes(10)));

        assertThat(fileNames()).containsExactly("notes.txt");
        assertThat(only().content())
                .endsWith("[Not taken along, " + IN_MAILBOX
                        + "setup.pdf.EXE (blocked kind), nothing.txt (empty), film.mp4 (too large)]");
    }

    @Test
    void aTextThatIsTooLongForACommentIsAttachedBeforeAllOtherFiles() {
        String text = "ä\uD83D\uDE00\n".repeat(30_000).strip();
        Mails mail = mail().text(text);
        for (int i = 1; i <= 20; i++) {
            mail.attachment(i + ".txt", bytes(i));
        }
        arrives(mail);

        assertThat(only().files()).hasSize(20);
        assertThat(only().files().get(0).name()).isEqualTo("mail.txt");
        assertThat(new String(only().files().get(0).bytes(), UTF_8))
                .startsWith("From ")
                .endsWith(text);
        assertThat(only().content())
                .contains("[Not taken along, " + IN_MAILBOX + "20.txt (too many files)]")
                .endsWith("[The mail is longer than a comment can be. The whole of it is in the file mail.txt.]");
    }

    /** Half of such a mail was lost: each of its brackets and quotes takes four to six bytes. */
    @Test
    void aTextThatVtigerStoresWithEntitiesIsAttachedWholeIfTheyMakeItTooLong() {
        String text = "See C:/scripts/a and D:/script.\n" + "<b>\"x\"</b>\n".repeat(4_500);
        assertThat(text.length()).isLessThan(60_000);
        arrives(mail().text(text));

        assertThat(only().content())
                .startsWith("From Jane Doe (jane@customer.example), ")
                .endsWith("[The mail is longer than a comment can be. The whole of it is in the file mail.txt.]");
        assertThat(fileNames()).containsExactly("mail.txt");
        assertThat(new String(only().files().get(0).bytes(), UTF_8)).endsWith("\n\n" + text.strip());
    }

    @Test
    void aTextThatVtigerCutsAllTheSameIsInAFileOfASecondCommentThatNotifiesNobody() {
        desk.vtiger.commentBytes(1_000);
        String text = "It does not print. ".repeat(100).strip();
        arrives(mail().text(text).attachment("large.bin", bytes(2 * MEGABYTE + 1)));

        List<Comment> comments = desk.vtiger.commentsOf(ticket);
        assertThat(comments).hasSize(2);
        assertThat(comments.get(0).content()).hasSize(1_000);
        Comment notice = comments.get(1);
        assertThat(notice.content())
                .startsWith("From Jane Doe (jane@customer.example), ")
                .contains("large.bin")
                .endsWith("Vtiger did not keep all of the text; the whole of it is in the file mail.txt");
        assertThat(notice.told()).isEqualTo(Told.NOBODY);
        assertThat(notice.files()).extracting(CommentFile::name).containsExactly("mail.txt");
        assertThat(new String(notice.files().get(0).bytes(), UTF_8))
                .startsWith("From Jane Doe (jane@customer.example), ")
                .endsWith("\n\n" + text);
    }

    /** The text was lost: a comment that was found counted as whole. */
    @Test
    void aTextThatVtigerCutIsAFileOfASecondCommentAlsoIfTheAnswerIsLost() {
        desk.vtiger.commentBytes(1_000);
        desk.vtiger.faults().next("create", 1, Fault.MADE_THEN_502);
        assertThatTheWholeOfALongTextIsAFile();
    }

    /** The same if the second comment fails: the next time the first one is found. */
    @Test
    void aTextThatVtigerCutIsAFileOfASecondCommentAlsoIfThatFailsAtFirst() {
        desk.vtiger.commentBytes(1_000);
        desk.vtiger.faults().next("create", 1, Fault.HTML_WARNING_BEFORE_JSON).next("create", 1, Fault.STATUS_503);
        assertThatTheWholeOfALongTextIsAFile();
    }

    private void assertThatTheWholeOfALongTextIsAFile() {
        String text = "It does not print. ".repeat(100).strip();
        arrives(mail().text(text));

        List<Comment> comments = desk.vtiger.commentsOf(ticket);
        assertThat(comments).hasSize(2);
        assertThat(comments.get(1).content())
                .endsWith("Vtiger did not keep all of the text; the whole of it is in the file mail.txt");
        assertThat(comments.get(1).files()).extracting(CommentFile::name).containsExactly("mail.txt");
        assertThat(new String(comments.get(1).files().get(0).bytes(), UTF_8)).endsWith("\n\n" + text);
    }

    @Test
    void aTextWithAllThatVtigerChangesIsNotTakenForACutOne() {
        arrives(
                mail().text(
                                "a &lt;b&gt; &amp;amp; &quot;c&quot; &auml; <d> \"e\" & 'f' \uD83D\uDE00\n\n  /script and script  /script\u00A0"));
        assertThat(only().content()).contains("&lt;d&gt; &quot;e&quot; & 'f' :grinning face:");
        ticket = "TT" + tickets++;
        desk.vtiger.addTicket(ticket);
        arrives(mail().text("a &lt;b&gt; &amp;amp; &quot;c&quot; &auml; <d> \"e\" & 'f'"));

        assertThat(only().content()).endsWith("a &lt;b&gt; &amp;amp; &quot;c&quot; &auml; <d> \"e\" & 'f'");
    }

    @Test
    void aFileOfTheMailKeepsItsNameBesideTheWholeText() {
        arrives(mail().text("x\n".repeat(40_000)).attachment("MAIL.txt", bytes(5)));

        assertThat(fileNames()).containsExactly("mail-2.txt", "MAIL.txt");
        assertThat(only().content()).endsWith("in the file mail-2.txt.]");
    }

    @Test
    void filesThatVtigerDroppedSilentlyAreNamedInASecondCommentThatNotifiesNobody() {
        arrives(mail().attachment("small.txt", bytes(10))
                .attachment("large.bin", bytes(2 * MEGABYTE + 1))
                .attachment("larger.bin", bytes(3 * MEGABYTE)));

        List<Comment> comments = desk.vtiger.commentsOf(ticket);
        assertThat(comments).hasSize(2);
        assertThat(comments.get(0).files()).extracting(CommentFile::name).containsExactly("small.txt");
        assertThat(comments.get(1).content())
                .startsWith("From Jane Doe (jane@customer.example), ")
                .endsWith("Vtiger did not keep these files of the mail; they are " + IN_MAILBOX
                        + "larger.bin, large.bin");
        assertThat(comments.get(1).told()).isEqualTo(Told.NOBODY);
    }

    @Test
    void whenSizesDoNotTellWhichFileWasDroppedNoneIsNamed() {
        desk.vtiger.uploadLimits(1, 8, 20);
        arrives(mail().attachment("one.bin", bytes(MEGABYTE + 1))
                .attachment("two.bin", bytes(10))
                .attachment("three.bin", bytes(20)));

        assertThat(desk.comments(ticket)).hasSize(2);
        assertThat(desk.comments(ticket).get(1))
                .endsWith("Vtiger did not keep 1 of these 3 files of the mail, and does not say which; all of them are "
                        + IN_MAILBOX + "one.bin, two.bin, three.bin");
    }

    @Test
    void aRequestThatIsTooLargeForPhpMakesOneCommentWithoutFiles() {
        desk.vtiger.uploadLimits(1, 2, 20);
        byte[] mail = arrives(mail().text("x\n".repeat(40_000)).attachment("large.bin", bytes(2 * MEGABYTE)));

        assertThat(only().files()).isEmpty();
        assertThat(only().content())
                .contains("[Vtiger did not take these files; they are " + IN_MAILBOX + "large.bin]")
                .endsWith("The rest of it is in the mailbox, in the mail itself.]");
        assertThat(desk.isIn("Failed", mail)).isFalse();
        assertThat(refused()).as("attempts").isEqualTo(1);
    }

    @Test
    void aRequestThatIsTooLargeForTheProxyMakesOneCommentWithoutFiles() {
        desk.vtiger.uploadLimits(2, 8, 1);
        byte[] mail = arrives(mail().attachment("large.bin", bytes(MEGABYTE)));

        assertThat(only().files()).isEmpty();
        assertThat(only().content()).contains("Vtiger did not take these files", "large.bin");
        assertThat(desk.isIn("Failed", mail)).isFalse();
        assertThat(refused()).as("attempts").isEqualTo(1);
    }

    @Test
    void aSmallRequestIsRetriedOnceWithItsFiles() {
        desk.vtiger.faults().next("create", 1, Fault.EMPTY_500);
        arrives(mail().attachment("small.txt", bytes(10)));

        assertThat(fileNames()).containsExactly("small.txt");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_500", "REFUSE_502"})
    void filesThatVtigerKeepsFailingOnDoNotStopTheComment(Fault fault) {
        desk.vtiger.faults().next("create", fault == Fault.EMPTY_500 ? 2 : 3, fault);
        arrives(mail().attachment("small.txt", bytes(10)));

        assertThat(only().files()).isEmpty();
        assertThat(only().content()).contains("Vtiger did not take these files", "small.txt");
    }

    @Test
    void filesAreNotLeftOutBecauseVtigerIsDown() {
        desk.vtiger.uploadLimits(4, 8, 20);
        arrives(mail()); // from now on, the next query is the one for the marker
        desk.vtiger.faults().next("query", 1, Fault.HTML_WARNING_BEFORE_JSON).next("create", 1, Fault.EMPTY_500);
        desk.vtiger.faults().next("query", 1, Fault.EMPTY_500);
        arrives(mail().attachment("large.bin", bytes(3 * MEGABYTE)));

        assertThat(desk.vtiger.commentsOf(ticket).get(1).files()).hasSize(1);
    }

    @Test
    void whenTheAnswerIsLostVtigerSaysWhatItKept() {
        desk.vtiger.faults().next("create", 1, Fault.MADE_THEN_CONNECTION_CLOSED);
        arrives(mail().attachment("small.txt", bytes(10)));

        assertThat(fileNames()).containsExactly("small.txt");
    }

    @Test
    void whenTheAnswerIsLostTheFilesThatVtigerDidNotKeepAreNamed() {
        desk.vtiger.uploadLimits(2, 8, 20);
        desk.vtiger.faults().next("create", 1, Fault.MADE_THEN_CONNECTION_CLOSED);
        arrives(mail().attachment("small.txt", bytes(10)).attachment("large.bin", bytes(2 * MEGABYTE + 1)));

        List<Comment> comments = desk.vtiger.commentsOf(ticket);
        assertThat(comments).hasSize(2);
        assertThat(comments.get(0).files()).hasSize(1);
        assertThat(comments.get(1).content())
                .contains("Vtiger did not keep these files", IN_MAILBOX + "large.bin")
                .doesNotContain("small.txt");
    }

    @Test
    void aLostAnswerOfACommentWithoutFilesSaysNothingAboutFiles() {
        desk.vtiger.faults().next("create", 1, Fault.MADE_THEN_CONNECTION_CLOSED);
        arrives(mail().attachment("setup.exe", bytes(10)));

        assertThat(only().content()).contains("setup.exe (blocked kind)");
    }

    @Test
    void aConnectorThatStopsBetweenTheTwoCommentsMakesTheSecondOneLaterAndNoThird() {
        byte[] mail = mail().attachment("large.bin", bytes(2 * MEGABYTE + 1)).build();
        desk.vtiger.faults().next("create", 1, Fault.HTML_WARNING_BEFORE_JSON).always("create", Fault.REFUSE_502);
        int before = creates();
        desk.mail.deliver(mail);
        await().until(() -> creates() >= before + 2);
        desk.stop();
        desk.vtiger.faults().clear();
        desk.start().awaitAllRead();

        assertThat(desk.comments(ticket)).hasSize(2);
        assertThat(desk.comments(ticket).get(1)).contains("large.bin");
    }

    private Mails mail() {
        return Mails.to("support@example.com").subject(ticket + " files").text("See the files.");
    }

    private byte[] arrives(Mails mail) {
        byte[] raw = mail.build();
        desk.mail.deliver(raw);
        desk.awaitAllRead(); // without fetching the mails, which are large
        return raw;
    }

    /** The only comment on the ticket of the test. */
    private Comment only() {
        assertThat(desk.comments(ticket)).hasSize(1);
        return desk.vtiger.commentsOf(ticket).get(0);
    }

    private List<String> fileNames() {
        return only().files().stream().map(CommentFile::name).toList();
    }

    /** The operation of a request that is too large is never read. */
    private long refused() {
        return desk.vtiger.requests().stream()
                        .filter(request -> request.operation().isEmpty())
                        .count()
                - refusedBefore;
    }

    private int creates() {
        return (int) desk.vtiger.requests().stream()
                .filter(request -> request.operation().equals("create"))
                .count();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
