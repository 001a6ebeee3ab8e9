package io.github.vtigermail.route.comment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.testing.vtiger.CommentFile;
import io.github.vtigermail.testing.vtiger.ScriptFilter;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.TestVtiger;
import io.github.vtigermail.vtiger.comment.Audience;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.comment.CommentDraft;
import io.github.vtigermail.vtiger.comment.CommentText;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing of a text is lost at Vtiger: it is in the comment, or in its file. */
class MailCommentTest {
    private static final String[] PIECES = {
        "word ",
        "<",
        ">",
        "\"",
        "&",
        "&lt;",
        "script",
        "/script",
        "<script>",
        "ü",
        "€",
        "\uD83D\uDE00",
        "\n",
        "\n\n",
        "<b>x</b>",
    };
    private static final FileLimits LIMITS = new FileLimits(10_000_000, 25_000_000, 20, Set.of());

    private final CommentText commentText = new CommentText(false);

    @Test
    void whatIsOnTheTicketOrInItsFileIsEverything() throws Exception {
        try (TestVtiger vtiger = new TestVtiger();
                HeldSession session = vtiger.client().borrowSession("")) {
            String ticket = vtiger.standIn().addTicket("TT1");
            int files = 0;
            for (int seed = 0; seed < 200; seed++) {
                String text = text(new Random(seed));
                CommentDraft draft =
                        MailComment.of(text, List.of(), LIMITS, commentText).draft(commentText, "heading");
                Comment comment = new Comment(ticket, draft.text(), null, Audience.OWNER, "MAIL:AB", draft.files());
                JsonNode made =
                        vtiger.client().create(session, Comment.MODULE, comment.fields(vtiger.userId()), draft.files());

                var kept = vtiger.standIn().commentsOf("TT1").get(seed);
                assertThat(CommentText.isWhole(draft.text(), made))
                        .as("seed " + seed)
                        .isTrue();
                if (kept.files().isEmpty()) {
                    assertThat(kept.content())
                            .as("seed " + seed)
                            .isEqualTo(ScriptFilter.stored(commentText.fit(text, "")));
                } else {
                    files++;
                    CommentFile whole = kept.files().get(0);
                    assertThat(new String(whole.bytes(), UTF_8))
                            .as("seed " + seed)
                            .isEqualTo(text);
                    assertThat(kept.content()).as("seed " + seed).endsWith("in the file mail.txt.]");
                }
            }
            assertThat(files).isBetween(20, 180);
        }
    }

    /** Of some of the pieces, each as often as it comes; around what a comment holds. */
    private static String text(Random random) {
        String[] some = new String[1 + random.nextInt(6)];
        for (int i = 0; i < some.length; i++) {
            some[i] = PIECES[random.nextInt(PIECES.length)];
        }
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(100_000);
        while (text.length() < length) {
            text.append(some[random.nextInt(some.length)]);
        }
        return text.toString();
    }
}
