package io.github.vtigermail.mail.reply;

import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.text.HtmlText;
import io.github.vtigermail.mail.text.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.Selector;

/**
 * Removes the quoted mail and the signature from a page, if its mail program marked them, and with them their pictures.
 * Only what is below everything that the writer wrote is removed; the rest is left to {@link ReplyTrimmer}, which sees
 * it as text.
 */
public final class HtmlHistory implements NodeFilter {

    /** Quotes, without what the program writes above them. */
    private static final Evaluator QUOTE = Selector.evaluatorOf("blockquote[type=cite], blockquote[class*=gmail_quote]"
            + ", blockquote[class*=protonmail_quote], blockquote[class*=tutanota_quote], blockquote.iosymail"
            + ", blockquote[cite^=mid:], blockquote[cite^=cid:]");

    /** Elements that contain a quoted mail with the line or the header above it. Only removed if they start with one. */
    private static final Evaluator QUOTED_MAIL =
            Selector.evaluatorOf("div[class*=gmail_quote], div[class*=yahoo_quoted]"
                    + ", [id*=yahoo_quoted], div[class*=protonmail_quote], div.tutanota_quote"
                    + ", div[name=quote], #isReplyContent"
                    + ", div[class*=mail_android_quote], [id*=mail-editor-reference-message-container], div.zmail_extra"
                    + ", [class*=ms-outlook-mobile-reference-message], #OLK_SRC_BODY_SECTION, [name=messageReplySection]"
                    + ", div.ntes-mailmaster-quote, #reply-intro, div.moz-forward-container, div.quoted-text"
                    + ", div.front-blockquote, div.missive_quote, #qt, div.hey-quote, details.hey-quote");

    /** The line above a quote, in any language. Only removed with the quote below it. */
    private static final Evaluator ATTRIBUTION = Selector.evaluatorOf("div.gmail_attr, div.moz-cite-prefix");

    /** What a quoted mail starts with; everything after it belongs to it. */
    private static final Evaluator START = Selector.evaluatorOf("[id*=divRplyFwdMsg], [id*=appendonsend]"
            + ", [id*=stopSpelling], hr#zwchr, div.OutlookMessageHeader, div[style*=border-top], hr");

    private static final Evaluator SIGNATURE = Selector.evaluatorOf("[class*=gmail_signature], [class*=moz-signature]"
            + ", #Signature, #x_Signature, [data-signatureblock=true], [id*=ms-outlook-mobile-signature]"
            + ", [class*=protonmail_signature_block], [id=ymail_android_signature], [name=messageSignatureSection]");

    private static final int MAX_SIGNATURE = 2_000;
    private static final int MAX_STARTS = 50;
    private static final int MAX_TRIED = 10; // each is traversed, and they may be nested
    private static final int MAX_HEAD = 2_000; // characters of a header

    private final List<Element> quoted = new ArrayList<>(); // below all text so far
    private final List<Element> signatures = new ArrayList<>();
    private boolean written; // the writer's text has begun
    private int starts;
    private int tried;
    private Element start;

    private final Correspondents people;
    private final QuoteOwner owner;

    private HtmlHistory(Correspondents people) {
        this.people = people;
        this.owner = new QuoteOwner(people);
    }

    /** What was removed from a page. */
    public record Removed(boolean history, boolean signature) {
        static final Removed NOTHING = new Removed(false, false);
    }

    /**
     * Removes them and returns what was removed. Nothing is removed if it contains the writer's answers, or if nothing would be
     * left.
     */
    public static Removed cut(Document page, Correspondents people) {
        HtmlHistory found = new HtmlHistory(people);
        InlineAnswers answers = InlineAnswers.of(people.writer());
        NodeTraversor.filter(found, page.body());
        if (!found.written) {
            return Removed.NOTHING;
        }
        List<Node> removed = new ArrayList<>(found.quoted);
        if (found.start != null) {
            removed.addAll(from(found.start, page.body()));
        }
        if (removed.stream().anyMatch(node -> isAnswered(node, answers)) || haveTurns(removed)) {
            return Removed.NOTHING;
        }
        found.signatures.stream().filter(Element::hasParent).forEach(Node::remove);
        removed.stream().filter(Node::hasParent).forEach(Node::remove);
        return new Removed(!removed.isEmpty(), !found.signatures.isEmpty());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text && !isBlank(text)) {
            written = true;
            quoted.clear();
            owner.noteText(text.getWholeText());
        } else if (node instanceof Element element) {
            if (element.isBlock() || element.normalName().equals("br")) {
                owner.noteLineEnd();
            }
            if (written && isStart(element)) {
                start = element;
                return FilterResult.STOP;
            }
            if (element.is(QUOTE) && !owner.isAnother(() -> textFrom(element))
                    || isAttribution(element) && !people.isForeign(element.text())
                    || element.is(QUOTED_MAIL) && ++tried <= MAX_TRIED && isQuotedMail(element)) {
                quoted.add(element);
                return FilterResult.SKIP_CHILDREN;
            }
            if (element.is(SIGNATURE) && isSignature(element)) {
                signatures.add(element);
                return FilterResult.SKIP_CHILDREN;
            }
            if (element.normalName().equals("style") || Visibility.isHidden(element)) {
                return FilterResult.SKIP_CHILDREN;
            }
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isAttribution(Element element) {
        if (!element.is(ATTRIBUTION)) {
            return false;
        }
        Element below = element.nextElementSibling();
        while (below != null && below.normalName().equals("br")) {
            below = below.nextElementSibling();
        }
        return below != null && below.is(QUOTE);
    }

    /** Whether nothing was written into it, or below it inside of it. */
    private boolean isSignature(Element element) {
        return element.wholeText().length() <= MAX_SIGNATURE
                && !hasQuote(element)
                && Signatures.isMarked(HtmlText.render(element), people);
    }

    private static boolean hasQuote(Element element) {
        return element.selectFirst(QUOTE) != null || element.selectFirst(QUOTED_MAIL) != null;
    }

    private static boolean isBlank(TextNode text) {
        return CleanText.line(text.getWholeText(), 10).isEmpty();
    }

    /** Whether a header follows: a line across the page can be anybody's. */
    private boolean isStart(Element element) {
        return element.is(START)
                && ++starts <= MAX_STARTS
                && new ReplyLines(textFrom(element), people, false).startsWithHistory();
    }

    private static String textFrom(Node start) {
        StringBuilder text = new StringBuilder("---\n"); // the line that the page shows
        for (Node node = start; node != null && text.length() < MAX_HEAD; node = next(node)) {
            if (node instanceof TextNode found) {
                text.append(' ').append(CleanText.line(found.getWholeText(), MAX_HEAD));
            } else if (node instanceof Element element
                    && (element.isBlock() || element.normalName().equals("br"))) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static Node next(Node node) {
        if (node.childNodeSize() > 0) {
            return node.childNode(0);
        }
        Node last = node;
        while (last != null && last.nextSibling() == null) {
            last = last.parent();
        }
        return last == null ? null : last.nextSibling();
    }

    /** Whether it starts with an attribution or a header, and has no answer below its quote. */
    private boolean isQuotedMail(Element element) {
        return new ReplyLines(HtmlText.render(element), people, true).startsWithHistory()
                && !hasTextBelowQuote(element);
    }

    private static boolean hasTextBelowQuote(Element mail) {
        boolean[] quoted = {false};
        NodeFilter below = (node, depth) -> {
            if (node instanceof Element element && element.normalName().equals("blockquote")) {
                quoted[0] = true;
                return FilterResult.SKIP_ENTIRELY;
            }
            return quoted[0] && node instanceof TextNode text && !isBlank(text)
                    ? FilterResult.STOP
                    : FilterResult.CONTINUE;
        };
        return NodeTraversor.filter(below, mail) == FilterResult.STOP;
    }

    private static boolean isAnswered(Node node, InlineAnswers answers) {
        NodeFilter marked = (found, depth) -> found instanceof TextNode text && answers.isMarked(text.getWholeText())
                ? FilterResult.STOP
                : FilterResult.CONTINUE;
        return NodeTraversor.filter(marked, node) == FilterResult.STOP;
    }

    private static boolean haveTurns(List<Node> removed) {
        return InlineAnswers.alternate(removed.stream()
                .flatMap(node -> node instanceof Element element
                        ? HtmlText.render(element).lines()
                        : node instanceof TextNode text ? Stream.of(text.text()) : Stream.empty()));
    }

    /** This element and everything after it on the page. */
    private static List<Node> from(Element start, Element body) {
        List<Node> all = new ArrayList<>();
        all.add(start);
        for (Node node = start; node != null && node != body; node = node.parent()) {
            for (Node next = node.nextSibling(); next != null; next = next.nextSibling()) {
                all.add(next);
            }
        }
        return all;
    }
}
