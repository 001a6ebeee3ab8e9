package io.github.vtigermail.vtiger.client;

import io.github.vtigermail.vtiger.failure.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.ContentBody;
import org.apache.hc.client5.http.entity.mime.FormBodyPartBuilder;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.StringBody;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * A file in a request. Its bytes are not in memory: they are read while the request goes out, from the first one each time
 * that one does. The request's length is known before.
 */
final class FilePart extends AbstractContentBody {
    /** Seen on Vtiger 8.2: without the brackets it fails, and leaves half a comment behind. */
    private static final String NAME = "filename[]";

    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);

    /** A sender writes the type, too; possessive, on what is short: no type can make it slow. */
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+_-]{1,100}+/[a-z0-9.+_-]{1,100}+");

    private final UploadFile file;

    private FilePart(UploadFile file) {
        super(
                TYPE.matcher(file.type()).matches()
                        ? ContentType.create(file.type())
                        : ContentType.APPLICATION_OCTET_STREAM);
        this.file = file;
    }

    /** PHP reads names as they are, in UTF-8: neither percent signs nor RFC 2231 mean anything to it. */
    static HttpEntity multipart(Map<String, String> form, List<UploadFile> files) {
        MultipartEntityBuilder multipart = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8);
        form.forEach((name, value) -> add(multipart, name, new StringBody(value, TEXT)));
        files.forEach(file -> add(multipart, NAME, new FilePart(file)));
        return multipart.build();
    }

    private static void add(MultipartEntityBuilder multipart, String name, ContentBody body) {
        multipart.addPart(
                FormBodyPartBuilder.create(name, body, HttpMultipartMode.LEGACY).build());
    }

    @Override
    public String getFilename() {
        return file.name();
    }

    @Override
    public long getContentLength() {
        return file.size();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = file.size();
        try (InputStream in = open()) {
            while (left > 0) {
                int length = read(in, buffer, (int) Math.min(left, buffer.length));
                out.write(buffer, 0, length);
                left -= length;
            }
        }
    }

    private InputStream open() throws UnreadableFileException {
        try {
            return file.content().open();
        } catch (IOException e) {
            throw new UnreadableFileException(e);
        }
    }

    private static int read(InputStream in, byte[] buffer, int most) throws UnreadableFileException {
        try {
            int length = in.read(buffer, 0, most);
            if (length > 0) {
                return length;
            }
        } catch (IOException e) {
            throw new UnreadableFileException(e);
        }
        throw new UnreadableFileException(
                null); // the length was announced: a shorter one would leave the server waiting
    }
}
