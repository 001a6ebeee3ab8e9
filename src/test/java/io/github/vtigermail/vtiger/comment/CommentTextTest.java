package io.github.vtigermail.vtiger.comment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.vtiger.client.TestVtiger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"x", "ü", "€", "<", ">", "&", "<b>x&ü€</b>", GRINNING})
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
        assertThat(naming.fits(most + "<")).isTrue();
        assertThat(naming.fits(most + "&")).isFalse();
        assertThat(naming.fits(most + "ü€")).isFalse();
        assertThat(naming.fits("x".repeat(CommentText.MOST_BYTES - 15) + GRINNING))
                .as("an emoji counts by its name")
                .isTrue();
        assertThat(naming.fits("x".repeat(CommentText.MOST_BYTES - 14) + GRINNING))
                .isFalse();
        assertThat(naming.fit(most + "<", "")).isEqualTo(most + "<");
        assertThat(naming.fit(most + "&", "")).isEqualTo(most);
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

    @Test
    void aVtigerHoldsTheLongestCommentToItsLastWord() throws Exception {
        try (TestVtiger vtiger = new TestVtiger()) {
            String ticket = vtiger.standIn().addTicket("TT1");
            String text = naming.fit(("<p>ü€ & " + GRINNING + "</p>").repeat(5_000), ENDING);

            vtiger.create(
                    Comment.MODULE,
                    new Comment(ticket, text, null, Audience.OWNER, "MAIL:AB", List.of()).fields(vtiger.userId()));

            assertThat(vtiger.standIn().commentsOf("TT1").get(0).content()).isEqualTo(text);
        }
    }

    /** As Vtiger stores a text with something like a tag in it. */
    private static int stored(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .getBytes(UTF_8)
                .length;
    }
}
