package io.github.vtigermail.bench;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.history.NewText;
import io.github.vtigermail.mail.history.TicketText;
import io.github.vtigermail.ops.startup.AngusStreams;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading alone: no mailbox, no Vtiger. In a heap as the README advises, one mail at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx96m")
public class ReadingBenchmark {

    static final int PLAIN = 5_000;
    static final int THREAD = 100_000;
    static final int FILES = 25_000_000;
    static final int LARGE = 1_000_000;

    private final MailReader reader = new MailReader();
    private byte[] plain;
    private byte[] thread;
    private byte[] reply;
    private byte[] page;
    private byte[] large;
    private TicketText ticket;
    private TicketText largeTicket;
    private Path files;

    @Setup
    public void write() throws IOException {
        AngusStreams.register();
        plain = BenchMails.plain(PLAIN);
        thread = BenchMails.htmlThread(THREAD);
        QuotedTicket quoted = QuotedTicket.of(20, 1_000);
        ticket = quoted.texts();
        reply = quoted.reply(PLAIN);
        page = quoted.page(PLAIN);
        QuotedTicket largest = QuotedTicket.of(50, 10_000);
        largeTicket = largest.texts();
        large = largest.reply(LARGE);
        files = Files.createTempFile("reading", ".eml");
        BenchMails.files(FILES, files);
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(files);
    }

    @Benchmark
    public TicketMail plain() throws MessagingException, IOException {
        return read(new SharedByteArrayInputStream(plain));
    }

    @Benchmark
    public TicketMail thread() throws MessagingException, IOException {
        return read(new SharedByteArrayInputStream(thread));
    }

    /** Patterns alone, as it was before mails were compared with their tickets. */
    @Benchmark
    public TicketMail reply() throws MessagingException, IOException {
        return read(new SharedByteArrayInputStream(reply));
    }

    /** The ticket's texts are known, but nothing was made from them for an earlier mail. */
    @Benchmark
    public TicketMail replyCompared() throws MessagingException, IOException {
        return compared(reply, ticket);
    }

    @Benchmark
    public TicketMail page() throws MessagingException, IOException {
        return read(new SharedByteArrayInputStream(page));
    }

    @Benchmark
    public TicketMail pageCompared() throws MessagingException, IOException {
        return compared(page, ticket);
    }

    @Benchmark
    public TicketMail largeCompared() throws MessagingException, IOException {
        return compared(large, largeTicket);
    }

    private TicketMail compared(byte[] source, TicketText with) throws MessagingException, IOException {
        TicketMail mail = reader.read(
                new MimeMessage((Session) null, new SharedByteArrayInputStream(source)), QuotedHistory.TICKET);
        if (!mail.mayQuote()) {
            throw new IllegalStateException("the mail is to quote");
        }
        return mail.with(NewText.of(mail.whole(), mail.text(), with));
    }

    /** From a file, as larger mails are spooled. */
    @Benchmark
    public TicketMail files() throws MessagingException, IOException {
        try (InputStream source = new SharedFileInputStream(files.toFile())) {
            return read(source);
        }
    }

    /** And each of its files to its end, as on the way to Vtiger. */
    @Benchmark
    public long filesSent() throws MessagingException, IOException {
        long sent = 0;
        try (InputStream source = new SharedFileInputStream(files.toFile())) {
            for (MailFile file : read(source).files()) {
                try (InputStream content = file.content().open()) {
                    sent += content.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        return sent;
    }

    private TicketMail read(InputStream source) throws MessagingException, IOException {
        return reader.read(new MimeMessage((Session) null, source), QuotedHistory.CUT);
    }
}
