package io.github.vtigermail.vtiger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Vtiger ignores an argument that stands in the wrong place, and URLs are in access logs. */
class VtigerCallTest {
    @Test
    void aCommentIsInTheBodyAndNothingOfItInTheUrl() {
        VtigerCall call = VtigerCall.create("ModComments", "{\"commentcontent\":\"words\"}", List.of());

        assertThat(call.url()).isEmpty();
        assertThat(call.form())
                .containsOnlyKeys("operation", "elementType", "element")
                .containsEntry("operation", "create")
                .containsEntry("element", "{\"commentcontent\":\"words\"}");
    }

    @Test
    void aQuestionIsInTheUrlAndNothingOfItInTheBody() {
        assertThat(VtigerCall.query("select id from Users;").url())
                .containsOnlyKeys("operation", "query")
                .containsEntry("query", "select id from Users;");
        assertThat(VtigerCall.retrieve("17x34").url()).containsOnlyKeys("operation", "id");
        assertThat(VtigerCall.describe("HelpDesk").url())
                .containsEntry("operation", "describe")
                .containsEntry("elementType", "HelpDesk");
        assertThat(VtigerCall.query("q").form()).isEmpty();
        assertThat(VtigerCall.retrieve("17x34").form()).isEmpty();
        assertThat(VtigerCall.describe("HelpDesk").form()).isEmpty();
    }

    @Test
    void aCallThatIsPrintedNamesItsOperationAlone() {
        assertThat(VtigerCall.query("select id from Contacts where email='ann@example.org';"))
                .hasToString("VtigerCall[query]");
        assertThat(VtigerCall.create("ModComments", "secret words", List.of())).hasToString("VtigerCall[create]");
    }
}
