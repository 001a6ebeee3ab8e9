package io.github.vtigermail.vtiger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.failure.LoginRefusedException;
import io.github.vtigermail.vtiger.failure.NotAllowedException;
import io.github.vtigermail.vtiger.failure.NotAnEnvelopeException;
import io.github.vtigermail.vtiger.failure.RequestTooLargeException;
import io.github.vtigermail.vtiger.failure.SessionLostException;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a mail hangs on what kind of fault an answer is taken for: again, log in again, or never. */
class VtigerAnswerTest {
    private static final String PROXY = """
            <html>\r
            <head><title>%s</title></head>\r
            <body>\r
            <center><h1>%s</h1></center>\r
            <hr><center>nginx/1.22.1</center>\r
            </body>\r
            </html>\r
            """;

    @Test
    void anAnswerGivesItsResult() throws Exception {
        assertThat(read("query", "{\"success\":true,\"result\":[{\"id\":\"17x34\"}]}")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo("17x34");
        assertThat(read("query", "{\"success\":true,\"result\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<br />\n<b>Warning</b>:  Undefined array key \"a\" in <b>/var/www/x.php</b> on line <b>7</b><br />\n",
                "\n",
                "\uFEFF",
                "<b>Deprecated</b>: {main} thrown\n"
            })
    void warningsOfPhpBeforeTheAnswerDoNotHideThatTheCommentWasMade(String before) throws Exception {
        JsonNode answer = read("create", before + "{\"success\":true,\"result\":{\"id\":\"30x7\"}}");

        assertThat(answer.path("id").asText()).isEqualTo("30x7");
    }

    @Test
    void warningsOfPhpBeforeARefusalDoNotHideIt() {
        VtigerException fault =
                fault("create", 200, "<b>Warning</b>: x<br />\n" + error("MANDATORY_FIELDS_MISSING", "related_to"));

        assertThat(fault).isExactlyInstanceOf(VtigerDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID_SESSIONID", "AUTHENTICATION_REQUIRED", "SESSION_EXPIRED", "SESSION_LEFT_IDLE"})
    void aSessionThatIsGoneIsToBeReplaced(String code) {
        for (String operation : new String[] {"query", "retrieve", "describe", "create"}) {
            assertThat(fault(operation, 200, error(code, ""))).isExactlyInstanceOf(SessionLostException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "login,INVALID_USER_CREDENTIALS",
        "login,INVALID_AUTH_TOKEN",
        "login,ACCESS_DENIED",
        "getchallenge,ACCESS_DENIED",
        "getchallenge,SOMETHING_NEW",
        "query,INVALID_USER_CREDENTIALS"
    })
    void aLoginThatIsRefusedSaysNothingAgainstAMail(String operation, String code) {
        assertThat(fault(operation, 200, error(code, ""))).isExactlyInstanceOf(LoginRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "create", "retrieve", "describe"})
    void aDatabaseThatFailsIsAskedAgain(String operation) {
        VtigerException fault = fault(operation, 200, error("DATABASE_QUERY_ERROR", ""));

        assertThat(fault).isExactlyInstanceOf(VtigerUnavailableException.class);
        assertThat(fault.code()).isEqualTo("DATABASE_QUERY_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "retrieve", "describe"})
    void aQuestionAtWhichVtigerFailsInsideIsAskedAgain(String operation) {
        assertThat(fault(operation, 200, error("INTERNAL_SERVER_ERROR", "")))
                .isExactlyInstanceOf(VtigerUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "create,INTERNAL_SERVER_ERROR", // a comment on a deleted ticket
        "create,MANDATORY_FIELDS_MISSING",
        "create,REFERENCE_INVALID",
        "create,ACCESS_DENIED",
        "query,QUERY_SYNTAX_ERROR",
        "retrieve,RECORD_NOT_FOUND",
        "create,SOMETHING_NEW"
    })
    void aRefusalIsNotTriedAgain(String operation, String code) {
        VtigerException fault = fault(operation, 200, error(code, "secret words of ann@example.org"));

        assertThat(fault).isExactlyInstanceOf(VtigerDeniedException.class);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.getMessage()).contains(operation, code).doesNotContain("secret", "ann");
    }

    @Test
    void aTicketThatIsMissingOrDeletedIsUnknown() {
        VtigerException fault =
                fault("retrieve", 200, error("ACCESS_DENIED", "Permission to perform the operation is denied"));

        assertThat(fault).isExactlyInstanceOf(VtigerDeniedException.class);
        assertThat(fault.code()).isEqualTo("NO_SUCH_RECORD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "describe"})
    void aUserWhoMayNotAskSaysNothingAgainstAMail(String operation) {
        VtigerException fault =
                fault(operation, 200, error("ACCESS_DENIED", "Permission to perform the operation is denied"));

        assertThat(fault)
                .isExactlyInstanceOf(NotAllowedException.class)
                .isInstanceOf(VtigerUnavailableException.class)
                .hasMessageContaining("vtiger.username")
                .hasMessageContaining("its profile \"View all\"");
    }

    @Test
    void aCommentOnATicketThatNeverWasIsNotTriedAgain() {
        String answer = "Sorry! Attempt to access restricted file.";

        VtigerException fault = fault("create", 200, answer);

        assertThat(fault).isExactlyInstanceOf(VtigerDeniedException.class);
        assertThat(fault.code()).isEqualTo("NO_SUCH_TICKET");
        assertThat(fault("query", 200, answer)).isExactlyInstanceOf(NotAnEnvelopeException.class);
        assertThat(fault("create", 502, answer)).isExactlyInstanceOf(NotAnEnvelopeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"502 Bad Gateway", "503 Service Temporarily Unavailable", "504 Gateway Time-out"})
    void aProxyThatAnswersForADeadVtigerIsAskedAgain(String title) {
        int status = Integer.parseInt(title.substring(0, 3));

        VtigerException fault = fault("create", status, PROXY.formatted(title, title));

        assertThat(fault)
                .isExactlyInstanceOf(NotAnEnvelopeException.class)
                .isInstanceOf(VtigerUnavailableException.class);
        assertThat(fault.code()).isEqualTo("NOT_VTIGER_" + status);
        assertThat(fault.getMessage()).contains("HTTP status " + status, title.substring(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 414})
    void whatIsTooLargeForTheServerIsNotTriedAgain(int status) {
        VtigerException fault = fault("create", status, PROXY.formatted("Too Large", "Too Large"));

        assertThat(fault)
                .isInstanceOf(VtigerRefusedException.class)
                .isExactlyInstanceOf(RequestTooLargeException.class);
        assertThat(fault).hasMessageContaining("too large");
        assertThat(fault.code()).isEqualTo("TOO_LARGE");
    }

    /** Only that may be a request over PHP's limit, which is not tried for ever with all its files. */
    @Test
    void aSilentFailureIsToldFromAllOthers() {
        assertThat(((NotAnEnvelopeException) fault("create", 500, "")).isSilentFailure())
                .isTrue();
        assertThat(((NotAnEnvelopeException) fault("create", 500, "Fatal error")).isSilentFailure())
                .isFalse();
        assertThat(((NotAnEnvelopeException) fault("create", 502, "")).isSilentFailure())
                .isFalse();
    }

    @Test
    void anEmptyAnswerIsAskedForAgain() {
        assertThat(fault("create", 500, ""))
                .isExactlyInstanceOf(NotAnEnvelopeException.class)
                .hasMessageContaining("HTTP status 500 with an empty body");
        assertThat(fault("create", 200, "")).isExactlyInstanceOf(NotAnEnvelopeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"result\":{\"id\":\"30x",
                "{\"success\":\"true\"}",
                "{\"success\":true,\"result\":{]}",
                "{\"id\":\"30x7\"}",
                "{}",
                "{",
                "null",
                "[]",
                "Maintenance",
            })
    void whatIsNotVtigersEnvelopeIsAskedForAgain(String answer) {
        assertThat(fault("create", 200, answer)).isExactlyInstanceOf(NotAnEnvelopeException.class);
    }

    /** It would be taken for "no such comment", and the comment made twice; or for "no such ticket", and the mail given up. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query|null",
                "query|{}",
                "query|''",
                "query|[null]",
                "query|[[]]",
                "query|7",
                "query|\"none\"",
                "retrieve|null",
                "retrieve|{}",
                "retrieve|[]",
                "retrieve|{\"id\":null}",
                "retrieve|{\"id\":\"\"}",
                "retrieve|{\"id\":{}}",
                "create|null",
                "create|[]",
                "create|{\"related_to\":\"17x34\"}",
                "revise|{}",
                "describe|{}",
                "describe|{\"idPrefix\":\"\"}",
                "getchallenge|{\"token\":\" \"}",
                "login|{\"sessionName\":\"s\",\"userId\":\"\"}",
                "login|{\"sessionName\":\"\",\"userId\":\"19x1\"}",
                "login|{}"
            })
    void anEnvelopeAroundSomethingElseThanAResultIsAskedForAgain(String operation, String result) {
        String answer = "{\"success\":true" + (result.isEmpty() ? "" : ",\"result\":" + result) + "}";

        assertThat(fault(operation, 200, answer)).isExactlyInstanceOf(NotAnEnvelopeException.class);
    }

    @Test
    void anAnswerAsDeepAsAWellIsAskedForAgain() {
        String deep = "{\"success\":true,\"result\":" + "[".repeat(100_000);

        assertThat(fault("query", 200, deep)).isExactlyInstanceOf(NotAnEnvelopeException.class);
    }

    @Test
    void whatALogShowsOfAnAnswerHasNoAddressNoTokenAndNoNumber() {
        VtigerException fault = fault(
                "query",
                200,
                "<html><body data-session=\"5f3a9c\">Fatal error near ann.customer@example.org token 5f3a9c0e "
                        + "phone +49 170 5550199\u0007\r\nat line 12</body></html>");

        assertThat(fault.getMessage())
                .contains("Fatal error near *** token ***")
                .doesNotContain("ann", "example.org", "5f3a", "170", "0199", "\r", "\n", "\u0007", "<");
        assertThat(fault.getMessage().replaceFirst("status 200", "")).doesNotContainPattern("\\d");
    }

    @Test
    void ofABrokenAnswerALogShowsNoWordOfTheMailInIt() {
        VtigerException fault = fault(
                "create",
                200,
                "<b>Warning</b>: odd\n{\"success\":true,\"result\":{\"commentcontent\":\"my secret words");

        assertThat(fault.getMessage()).contains("Warning : odd").doesNotContain("secret", "commentcontent");
        assertThat(fault("create", 200, "{\"success\":true,\"result\":{\"commentcontent\":\"my secret words"))
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x ", "<", "@", "1", "a@", "\u0000", "<x>"})
    void aLogShowsOnlyTheBeginningOfAnAnswerHoweverLongItIs(String unit) {
        VtigerException fault = fault("query", 200, unit.repeat(VtigerAnswer.MOST_BYTES / unit.length()));

        assertThat(fault.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void aCodeIsShortAndPlainWhateverVtigerAnswers() {
        VtigerException fault = fault("create", 200, error("ODD code\\n<b>" + "X".repeat(10_000), ""));

        assertThat(fault.code()).startsWith("ODDX").hasSizeLessThanOrEqualTo(100);
        assertThat(fault.getMessage()).hasSizeLessThan(300).doesNotContain("<", "\n");
        assertThat(fault("create", 200, "{\"success\":false}").code()).isEqualTo("UNKNOWN");
        assertThat(fault("create", 200, error("???", "")).code()).isEqualTo("UNKNOWN");
    }

    private static JsonNode read(String operation, String body) throws VtigerException {
        return VtigerAnswer.read(operation, 200, body, TestVtiger.NAMES);
    }

    private static VtigerException fault(String operation, int status, String body) {
        VtigerException fault = catchThrowableOfType(
                VtigerException.class, () -> VtigerAnswer.read(operation, status, body, TestVtiger.NAMES));
        assertThat(fault).as("fault of %s", operation).isNotNull();
        return fault;
    }

    private static String error(String code, String message) {
        return "{\"success\":false,\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }
}
