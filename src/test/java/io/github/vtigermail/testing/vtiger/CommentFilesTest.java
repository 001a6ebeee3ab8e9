package io.github.vtigermail.testing.vtiger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of the files that are posted with a comment. */
class CommentFilesTest extends StandInScene {
    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void filesAreKeptUnderANameWithBracketsOnly() {
        StandInClient.Reply reply = upload(file("filename[]", "Größe.txt", 5), file("filename[]", "b.txt", 6));
        assertThat(reply.result().path("imageattachmentids").asText()).matches("30x\\d+,30x\\d+");
        assertThat(only().files()).extracting(CommentFile::name).containsExactly("Größe.txt", "b.txt");
        assertThat(only().files()).extracting(kept -> kept.bytes().length).containsExactly(5, 6);
        StandInClient.Reply refused = upload(file("filename", "a.txt", 5));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.text()).isEmpty();
    }

    @Test
    void emptyFilesAndThoseAfterTheTwentiethAreDroppedWithoutAWord() {
        upload(IntStream.range(0, 22)
                .mapToObj(n -> file("filename[]", n + ".txt", n == 3 ? 0 : 1))
                .toArray(UploadedFile[]::new));
        assertThat(only().files()).hasSize(19);
    }

    @Test
    void aFileOver2MegabytesIsDroppedWithoutAWord() {
        StandInClient.Reply reply = upload(file("filename[]", "big.bin", 2 * MEGABYTE + 1));
        assertThat(reply.result().path("filename").asText()).isEqualTo("0");
        assertThat(reply.result().has("imageattachmentids")).isFalse();
        assertThat(only().files()).isEmpty();
        upload(file("filename[]", "fits.bin", 2 * MEGABYTE));
        assertThat(vtiger.comments().get(1).files()).hasSize(1);
    }

    @Test
    void aRequestOver8MegabytesMakesNoCommentAndOver20DoesNotPassTheProxy() {
        StandInClient.Reply php = upload(file("filename[]", "big.bin", 8 * MEGABYTE));
        assertThat(php.status()).isEqualTo(500);
        assertThat(php.text()).isEmpty();
        assertThat(upload(file("filename[]", "big.bin", 20 * MEGABYTE)).status())
                .isEqualTo(413);
        assertThat(vtiger.comments()).isEmpty();
    }

    private StandInClient.Reply upload(UploadedFile... files) {
        return client.multipart(StandInClient.commentForm(session, element(Map.of())), List.of(files));
    }

    private static UploadedFile file(String field, String name, int size) {
        return new UploadedFile(field, name, "application/octet-stream", new byte[size]);
    }
}
