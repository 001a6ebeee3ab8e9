package io.github.vtigermail.mail.mime;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.SharedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * A multipart that Angus parses as far as possible: an error or a limit ends the list of parts instead of throwing. It
 * is parsed by the constructor; its parts are windows on the stream, not copies.
 */
final class LenientMultipart extends MimeMultipart {

    /** Bytes of lines (the preamble, the headers of a part), which Angus reads into memory. */
    private static final int MAX_LINES = 1024 * 1024;

    /** What a call counts for, in bytes: at each step Angus reads as much as the boundary is long. */
    private static final int CALL = 64;

    private final int max;
    private final Watched stream;
    private boolean cut;

    /**
     * @param raw the multipart's body
     * @param boundary null to use the first line that looks like one
     * @param max the maximum number of parts
     * @param effort the maximum number of bytes to read in search of boundaries, see {@link #effortLeft}
     * @throws MessagingException only if the stream fails
     */
    LenientMultipart(SharedInputStream raw, String boundary, int max, long effort) throws MessagingException {
        super(new Source(boundary));
        this.max = max;
        this.stream = new Watched(raw, effort);
        ((Source) ds).stream = stream;
        try {
            parse();
        } catch (MessagingException e) {
            if (e.getCause() instanceof IOException && !stream.exhausted) {
                throw e;
            }
        }
        cut |= stream.exhausted;
        parsed = true;
        if (!complete && stream.lines > 0 && !cut && parts.size() < max) {
            addLast(raw.newStream(stream.start, -1));
        }
    }

    /** Angus drops a last part without an empty line: all of it looks like a header. */
    private void addLast(InputStream last) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart(last);
        if (part.getAllHeaderLines().hasMoreElements()) {
            addBodyPart(part);
        }
    }

    /** The parts found; empty if there is no boundary. */
    List<MimeBodyPart> list() {
        return parts.stream().map(MimeBodyPart.class::cast).toList();
    }

    /** Whether a limit was reached, so that there may be more parts. */
    boolean isCut() {
        return cut;
    }

    long effortLeft() {
        return stream.effort;
    }

    /** Replaces Angus's system properties, which would apply to the whole JVM. */
    @Override
    protected void initializeProperties() {
        ignoreMissingEndBoundary = true;
        ignoreMissingBoundaryParameter = true;
        ignoreExistingBoundaryParameter = false;
        allowEmpty = true;
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream part) throws MessagingException {
        if (parts.size() >= max) {
            cut = true;
            throw new MessagingException("more parts than are read");
        }
        return new MimeBodyPart(part);
    }

    private static final class Source implements DataSource {
        private final String boundary;
        private InputStream stream;

        Source(String boundary) {
            this.boundary = boundary;
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }

        /** Always one that Angus can parse, whatever the mail declares. */
        @Override
        public String getContentType() {
            String quoted =
                    boundary == null ? null : boundary.replace("\\", "\\\\").replace("\"", "\\\"");
            return "multipart/mixed" + (quoted == null ? "" : "; boundary=\"" + quoted + "\"");
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("read-only");
        }

        @Override
        public String getName() {
            return "";
        }
    }

    /** Stops Angus where a hostile mail would cost too much: Angus limits neither the time nor the length of lines. */
    private static final class Watched extends FilterInputStream implements SharedInputStream {
        private final SharedInputStream shared;
        private long effort;
        private int lines; // bytes read one by one, as lines are, since the last search for a boundary began
        private long start; // start of a part, if only lines were read since
        private boolean exhausted;

        Watched(SharedInputStream shared, long effort) {
            super((InputStream) shared);
            this.shared = shared;
            this.effort = effort;
        }

        @Override
        public int read() throws IOException {
            spend(1);
            if (++lines > MAX_LINES) {
                spend(effort + 1);
            }
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            spend(length + CALL);
            return in.read(bytes, from, length);
        }

        @Override
        public void mark(int limit) {
            lines = limit > 1_000 ? 0 : lines; // Angus sets smaller marks at the end of a line
            in.mark(limit);
        }

        private void spend(long cost) throws IOException {
            effort -= cost;
            if (effort < 0) {
                exhausted = true;
                throw new IOException("the multipart costs too much");
            }
        }

        @Override
        public long getPosition() {
            start = shared.getPosition();
            return start;
        }

        @Override
        public InputStream newStream(long start, long end) {
            return shared.newStream(start, end);
        }
    }
}
