package io.github.vtigermail.bench;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.files.MailFile;
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

    private final MailReader reader = new MailReader();
    private byte[] plain;
    private byte[] thread;
    private Path files;

    @Setup
    public void write() throws IOException {
        AngusStreams.register();
        plain = BenchMails.plain(PLAIN);
        thread = BenchMails.htmlThread(THREAD);
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
