package io.github.vtigermail.vtiger.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.vtiger.failure.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.HttpEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The request that carries files: as PHP reads it, and as no sender can steer it. */
class FilePartTest {
    @Test
    void namesAndTextsAreInUtf8AsTheyStand() throws Exception {
        String body = written(
                FilePart.multipart(Map.of("element", "{\"x\":\"ä漢\"}"), List.of(file("Größe 漢.txt", "text/plain"))));

        assertThat(body)
                .contains("Content-Disposition: form-data; name=\"element\"\r\n\r\n{\"x\":\"ä漢\"}\r\n")
                .contains("Content-Disposition: form-data; name=\"filename[]\"; filename=\"Größe 漢.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\nbytes\r\n")
                .doesNotContain("filename*", "%");
    }

    @Test
    void noNameBreaksOutOfItsHeader() throws Exception {
        String name = "a\"; name=\"element\"\r\n\r\nx\\\u000B\f\n.txt";
        String body = written(FilePart.multipart(Map.of(), List.of(file(name, "text/plain"))));

        assertThat(body.lines().filter(line -> line.startsWith("Content-Disposition")))
                .containsExactly("Content-Disposition: form-data; name=\"filename[]\"; "
                        + "filename=\"a\\\"; name=\\\"element\\\"    x\\\\   .txt\"");
        assertThat(body.lines().filter(line -> line.startsWith("--"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a/b/c", "text/plain; x=\"y\"", "text/pl\"ain", "text/\r\nX: y", "ä/ö", "a/,"})
    void aTypeThatIsNoneIsSentAsPlainBytes(String type) throws Exception {
        assertThat(written(FilePart.multipart(Map.of(), List.of(file("a", type)))))
                .contains("Content-Type: application/octet-stream\r\n");
    }

    @Test
    void theLengthIsKnownBeforeAndTheBytesComeAnewForEachTry() throws Exception {
        HttpEntity entity =
                FilePart.multipart(Map.of("a", "ä"), List.of(file("a", "text/plain"), file("b", "image/png")));

        assertThat(entity.isRepeatable())
                .as("or Camel would read it a second time")
                .isTrue();
        assertThat(entity.getContentLength()).isEqualTo(written(entity).getBytes(UTF_8).length);
        assertThat(written(entity)).isEqualTo(written(entity));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 100})
    void aFileThatIsShorterThanAnnouncedLeavesNoServerWaiting(long announced) {
        UploadFile file = new UploadFile("secret.txt", "text/plain", announced, FilePartTest::bytes);

        assertThatThrownBy(() -> written(FilePart.multipart(Map.of(), List.of(file))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void ofALongerFileNoMoreIsSentThanAnnounced() throws Exception {
        UploadFile file = new UploadFile("a", "text/plain", 2, FilePartTest::bytes);
        HttpEntity entity = FilePart.multipart(Map.of(), List.of(file));

        assertThat(written(entity)).hasSize((int) entity.getContentLength()).contains("\r\n\r\nby\r\n");
    }

    @Test
    void aFileThatCannotBeReadIsToldFromAConnectionThatBreaks() throws Exception {
        UploadFile unreadable = new UploadFile("a", "text/plain", 5, () -> {
            throw new IOException("disk");
        });
        assertThatThrownBy(() -> written(FilePart.multipart(Map.of(), List.of(unreadable))))
                .isInstanceOf(UnreadableFileException.class);

        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        HttpEntity entity = FilePart.multipart(Map.of(), List.of(file("a", "text/plain")));
        assertThatThrownBy(() -> entity.writeTo(broken)).isExactlyInstanceOf(IOException.class);
    }

    private static UploadFile file(String name, String type) {
        return new UploadFile(name, type, 5, FilePartTest::bytes);
    }

    private static ByteArrayInputStream bytes() {
        return new ByteArrayInputStream("bytes".getBytes(ISO_8859_1));
    }

    private static String written(HttpEntity entity) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entity.writeTo(out);
        return out.toString(UTF_8);
    }
}
