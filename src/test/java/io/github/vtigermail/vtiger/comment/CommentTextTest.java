package io.github.vtigermail.vtiger.comment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.vtigermail.testing.ProcessorTime;
import io.github.vtigermail.vtiger.client.TestVtiger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vtiger cuts and replaces silently: what it would lose has to be said before it does. */
class CommentTextTest {
    private static final String ENDING = "\n\n[That is not all.]";
    private static final String GRINNING = "\uD83D\uDE00";

    private final CommentText naming = new CommentText(false);
    private final CommentText keeping = new CommentText(true);

    @Test
    void textThatFitsIsPostedAsItIs() {
        String text = "Größe: 5 < 6 & 7 > 6\n\t„so“ – €\n";
        assertThat(naming.fit(text, ENDING)).isEqualTo(text + ENDING);
        assertThat(naming.fit("x".repeat(CommentText.MOST_BYTES), "")).hasSize(CommentText.MOST_BYTES);
        assertThat(naming.fit("", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "ü",
                "€",
                "<",
                ">",
                "&",
                "\"",
                "<b>x&ü€</b>",
                "<script>/script\"\n",
                "/Script Script\n",
                GRINNING
            })
    void whatIsTooLongIsCutToWhatACommentHoldsBeforeItsEnding(String unit) {
        for (CommentText commentText : new CommentText[] {naming, keeping}) {
            String fitted = commentText.fit(unit.repeat(CommentText.MOST_BYTES + 1), ENDING);

            assertThat(stored(fitted)).isBetween(CommentText.MOST_BYTES - 5, CommentText.MOST_BYTES);
            assertThat(fitted.endsWith(ENDING)).isTrue();
        }
    }

    @Test
    void oneByteTooMuchIsTooMuch() {
        String most = "x".repeat(CommentText.MOST_BYTES - 4);
        assertThat(naming.fits(most + "<>\"&")).isTrue();
        assertThat(naming.fits(most + "<>\"&<")).isFalse();
        assertThat(naming.fits(most + "ü€")).isFalse();
        assertThat(naming.fits("x".repeat(CommentText.MOST_BYTES - 15) + GRINNING))
                .as("an emoji counts by its name")
                .isTrue();
        assertThat(naming.fits("x".repeat(CommentText.MOST_BYTES - 14) + GRINNING))
                .isFalse();
        assertThat(naming.fit(most + "&&&&", "")).isEqualTo(most + "&&&&");
        assertThat(naming.fit(most + "&&&&&", "")).isEqualTo(most + "&&&&");
    }

    @Test
    void whereALineHasScriptBracketsAndQuotesCountAsTheEntitiesThatTheyBecome() {
        String script = "a description is in /SCRIPTS\n";
        String most = script + "x".repeat(CommentText.MOST_BYTES - script.length() - 6);
        assertThat(naming.fits(most + "\"")).isTrue();
        assertThat(naming.fits(most + "\"x")).isFalse();
        assertThat(naming.fits(most + "<&&")).isTrue();
        assertThat(naming.fits(most + ">&&&")).isFalse();
        assertThat(naming.fit(most + "<<", "")).isEqualTo(most + "<");
        for (String none : new String[] {"script\n/script\n", "/script script\n", "/script\n", "scrip /script\n"}) {
            String text = none + "x".repeat(CommentText.MOST_BYTES - none.length() - 1);
            assertThat(naming.fits(text + "\"")).as(none).isTrue();
        }
        assertThat(naming.fits("<".repeat(20_000) + "script /script"))
                .as("wherever it is")
                .isFalse();
    }

    @Test
    void aLineOfScriptsTakesLittleTime() {
        String text = "script/".repeat(100_000);
        assertThat(ProcessorTime.within(Duration.ofSeconds(5), () -> naming.fit(text, ENDING)))
                .endsWith(ENDING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a <b> \"c\" & d|a &lt;b&gt; &quot;c&quot; & d|true",
                "a &lt;b&gt;|a <b>|true",
                "&amp;lt;|&amp;lt;|true",
                "a b|a  b |true",
                "a <b> c|a <b>|false",
                "a <b> c|a &lt;b&g|false",
                "a ä c|a ???? c|false",
                "a ж c|a ? c|false",
                "a b|''|false"
            })
    void anAnswerTellsWhetherVtigerKeptAllOfATextHoweverItIsWritten(String sent, String answered, boolean whole) {
        JsonNode made = JsonNodeFactory.instance.objectNode().put("commentcontent", answered);
        assertThat(CommentText.isWhole(sent, made)).isEqualTo(whole);
        assertThat(CommentText.isWhole(sent, JsonNodeFactory.instance.objectNode()))
                .as("an answer without the text")
                .isTrue();
    }

    /** An earlier attempt may have had another text, and a person may have changed it: only a beginning of ours was cut. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a <b> c d|a <b>|true",
                "a <b> c d|a &lt;b&gt;|true",
                "a <b> c d|a &lt;b&g|true",
                "a <b> c d|a <b> c  d |false",
                "a <b> c d|a &lt;b&gt; c d|false",
                "a & b|a &|true",
                "a &|a &|false",
                "a b c|a c|false",
                "a b|a b c|false",
                "a b|''|false"
            })
    void aCommentThatIsFoundTellsWhetherVtigerCutItsText(String sent, String found, boolean cut) {
        assertThat(CommentText.isCut(found, "other", sent)).isEqualTo(cut);
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (int offset = 0; offset < 4; offset++) {
            String fitted = keeping.fit("x".repeat(offset) + GRINNING.repeat(CommentText.MOST_BYTES / 4 + 1), ENDING);
            String mail = fitted.substring(offset, fitted.length() - ENDING.length());

            assertThat(mail.replace(GRINNING, "")).isEmpty();
        }
    }

    @Test
    void anEmojiBecomesItsName() {
        assertThat(naming.fit("Thanks " + GRINNING + "!", "")).isEqualTo("Thanks :grinning face:!");
    }

    @Test
    void anEmojiIsKeptForAVtigerThatKeepsIt() {
        assertThat(keeping.fit("Thanks " + GRINNING + "!", "")).isEqualTo("Thanks " + GRINNING + "!");
    }

    @Test
    void aCharacterThatHasNoNameYetBecomesItsNumber() {
        assertThat(naming.fit("a" + Character.toString(0x3FFFD) + "b", "")).isEqualTo("a:U+3FFFD:b");
    }

    @Test
    void halfAnEmojiStaysOneCharacterAndBreaksNothing() {
        assertThat(naming.fit("a\uD83D b", "")).isEqualTo("a\uD83D b");
        assertThat(naming.fit(GRINNING.repeat(2) + "\uDE00", "")).endsWith(":grinning face::grinning face:\uDE00");
    }

    @Test
    void namesCountInFullTowardsTheLength() {
        String fitted = naming.fit(GRINNING.repeat(10_000), ENDING);

        assertThat(fitted.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(CommentText.MOST_BYTES);
        assertThat(fitted).startsWith(":grinning face:").endsWith(ENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a description is in /SCRIPTS\n"})
    void aVtigerHoldsTheLongestCommentToItsLastWord(String begin) throws Exception {
        try (TestVtiger vtiger = new TestVtiger()) {
            String ticket = vtiger.standIn().addTicket("TT1");
            String text = naming.fit(begin + ("<p>ü€ & \"" + GRINNING + "</p>").repeat(5_000), ENDING);

            JsonNode made = vtiger.create(
                    Comment.MODULE,
                    new Comment(ticket, text, null, Audience.OWNER, "MAIL:AB", List.of()).fields(vtiger.userId()));

            assertThat(vtiger.standIn().commentsOf("TT1").get(0).content())
                    .isEqualTo(begin.isEmpty() ? text : escaped(text));
            assertThat(CommentText.isWhole(text, made)).isTrue();
        }
    }

    private static int stored(String text) {
        boolean script = text.lines().anyMatch(line -> line.matches("(?i).*script.*/script.*"));
        return (script ? escaped(text) : text).getBytes(UTF_8).length;
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
