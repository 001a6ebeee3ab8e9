package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.MailboxMail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The turn to put one question for the mails of one poll: one mail has it at a time. What was asked for and left open, by
 * the answer or by a failure, is not asked for together again in this poll: one value that Vtiger stumbles over costs the
 * others one query.
 */
final class Turn {
    /**
     * The most of a query's values, in characters as they stand in the URL. Seen: 300 ticket numbers pass, which is about as
     * much, and 3,000 do not.
     */
    private static final int MOST_IN_URL = 4_000;

    private static final int QUOTES_AND_COMMA = 9; // %27%27%2C

    private final Question question;
    private final Semaphore free = new Semaphore(1, true);
    private final Set<String> leftOpen = ConcurrentHashMap.newKeySet();

    Turn(Question question) {
        this.question = question;
    }

    Question question() {
        return question;
    }

    /**
     * What this mail is to ask for: its own first, then what the others have to ask; nothing if its own is known, or nobody
     * else has anything to ask.
     */
    List<String> toAsk(MailboxMail mail) {
        String own = question.value().apply(mail);
        if (!isOpen(own)) {
            return List.of();
        }
        List<String> open = mail.together().stream()
                .map(question.value())
                .filter(this::isOpen)
                .toList();
        if (open.size() < 2) {
            return List.of();
        }
        Set<String> values = new LinkedHashSet<>();
        values.add(own);
        values.addAll(open);
        return asManyAsFit(values);
    }

    /** Waits for it. */
    void take() throws InterruptedException {
        free.acquire();
    }

    /** Gives it to the next. @param asked what was asked for */
    void give(List<String> asked) {
        asked.stream().filter(this::isOpen).forEach(leftOpen::add);
        free.release();
    }

    private boolean isOpen(String value) {
        return value != null && !leftOpen.contains(value) && !question.isKnown().test(value);
    }

    private List<String> asManyAsFit(Set<String> values) {
        List<String> fit = new ArrayList<>();
        int length = 0;
        for (String value : values) {
            length += URLEncoder.encode(value, StandardCharsets.UTF_8).length() + QUOTES_AND_COMMA;
            if (fit.size() == question.most() || length > MOST_IN_URL) {
                break;
            }
            fit.add(value);
        }
        return fit;
    }
}
