package io.github.vtigermail.vtiger.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.vtiger.client.VtigerSession;
import io.github.vtigermail.vtiger.client.Vtql;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What of a mail goes to Vtiger, and whom Vtiger tells of it. */
class CommentTest {
    private static final String KEY = "0123456789abcdef".repeat(4);

    @Test
    void aCommentNamesItsTicketItsTextAndWhomItIsAssignedTo() throws Exception {
        JsonNode element = element(comment("It \"burns\" \\ again.\n<b> & ü", null, Audience.CUSTOMER));

        assertThat(element.path("commentcontent").asText()).isEqualTo("It \"burns\" \\ again.\n<b> & ü");
        assertThat(element.path("related_to").asText()).isEqualTo("17x34");
        assertThat(element.path("assigned_user_id").asText()).isEqualTo("19x1");
        assertThat(Comment.MODULE).isEqualTo("ModComments");
    }

    @Test
    void theTicketsOwnerIsToldOfACustomersMailAndNotTheCustomer() throws Exception {
        JsonNode element = element(comment("x", null, Audience.OWNER));

        assertThat(element.path("from_portal").asText()).isEqualTo("1");
        assertThat(element.has("is_private")).isFalse();
    }

    @Test
    void theCustomerIsToldOfTheStaffsMail() throws Exception {
        JsonNode element = element(comment("x", null, Audience.CUSTOMER));

        assertThat(element.has("from_portal")).isFalse();
        assertThat(element.has("is_private")).isFalse();
    }

    @Test
    void nobodyIsToldOfAPrivateComment() throws Exception {
        JsonNode element = element(comment("x", null, Audience.NOBODY));

        assertThat(element.path("is_private").asText()).isEqualTo("1");
        assertThat(element.has("from_portal")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void aCommentIsTheContactsWhereThereIsOne(Audience audience) throws Exception {
        assertThat(element(comment("x", "12x5", audience)).path("customer").asText())
                .isEqualTo("12x5");
        assertThat(element(comment("x", null, audience)).has("customer")).isFalse();
    }

    /** Vtiger keeps 100 characters of it, in upper case: what is longer or lower would never be found again. */
    @Test
    void theMarkerIsWhatVtigerKeepsOfIt() throws Exception {
        String marker =
                element(comment("x", null, Audience.OWNER)).path("source").asText();

        assertThat(marker).isEqualTo("MAIL:" + "0123456789ABCDEF".repeat(4)).hasSizeLessThanOrEqualTo(100);
        assertThat(marker).isEqualTo(Comment.marker(KEY)).isUpperCase();
        assertThat(Vtql.commentsByMarkers(List.of("17x34"), List.of(marker))).contains(marker);
    }

    @Test
    void theNoticeOfFilesHasAMarkerOfItsOwn() {
        String marker = Comment.fileMarker(KEY);

        assertThat(marker).isUpperCase().hasSizeLessThanOrEqualTo(100).isNotEqualTo(Comment.marker(KEY));
        assertThat(Vtql.commentsByMarkers(List.of("17x34"), List.of(marker))).contains("'" + marker + "'");
    }

    @ParameterizedTest
    @CsvSource({"'7630,7631',2", "7630,1", "0,0", "'',0"})
    void theAnswerTellsHowManyFilesWereKept(String filename, int kept) {
        assertThat(Comment.filesKept(new ObjectMapper().createObjectNode().put("filename", filename)))
                .isEqualTo(kept);
    }

    @Test
    void anAnswerThatSaysNothingOfFilesKeptNone() {
        assertThat(Comment.filesKept(new ObjectMapper().createObjectNode())).isZero();
    }

    @Test
    void whatIsPrintedHasNoWordOfAMailAndNoSession() {
        assertThat(comment("secret words", "12x5", Audience.OWNER)).hasToString("Comment[17x34]");
        assertThat(new VtigerSession("5f3a", "19x1", "8.2.0", Instant.EPOCH).toString())
                .doesNotContain("5f3a");
    }

    private static Comment comment(String text, String contact, Audience audience) {
        return new Comment("17x34", text, contact, audience, Comment.marker(KEY), List.of());
    }

    private static JsonNode element(Comment comment) throws Exception {
        return new ObjectMapper().readTree(comment.fields("19x1").toString());
    }
}
