package io.github.vtigermail.mail.files;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.vtigermail.mail.mime.CleanText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The pictures of a mail, by the references that its HTML uses: {@code cid:} and the Content-ID, or the
 * Content-Location.
 */
public final class InlinePictures {

    private static final String CID = "cid:";
    private static final int MAX_REFERENCE = 1_000;
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    /** Also inside a style. */
    private static final Pattern REFERENCE = Pattern.compile("(?i)cid:[^\"'()<>\\s]{1,1000}");

    /** What Outlook writes into the plain text for a picture. */
    private static final Pattern PLAIN = Pattern.compile("\\[(cid:[^\\]\\s]{1,1000})\\]");

    private final Map<String, Picture> pictures = new HashMap<>();

    void add(Picture picture, String contentId, String contentLocation) {
        if (contentId != null) {
            pictures.putIfAbsent(key(CID + contentId.replaceAll("[<>\\s]", "")), picture);
        }
        if (contentLocation != null) {
            pictures.putIfAbsent(key(contentLocation.strip()), picture);
        }
    }

    /** Whether there are no pictures to which HTML could refer. */
    public boolean isEmpty() {
        return pictures.isEmpty();
    }

    /** Notes the pictures to which a node of a page refers, in new or quoted text. */
    public void noteReferences(Node node) {
        if (!(node instanceof Element element)) {
            return;
        }
        for (Attribute attribute : element.attributes()) {
            String value = attribute.getValue();
            Picture picture = attribute.getKey().equals("src") ? find(value) : null;
            if (picture != null) {
                picture.markReferenced();
            } else if (value.contains(CID)) {
                Matcher references = REFERENCE.matcher(value);
                while (references.find()) {
                    noteReference(find(references.group()));
                }
            }
        }
    }

    private static void noteReference(Picture picture) {
        if (picture != null) {
            picture.markReferenced();
        }
    }

    /**
     * Notes that the new text shows a picture in this size. Returns its name; null if it is not attached, or not in the
     * mail.
     */
    public String show(String source, PixelSize as) {
        Picture picture = find(source);
        if (picture == null) {
            return null;
        }
        picture.markShown(as);
        return picture.isAttached() ? picture.name() : null;
    }

    /** Counts all referenced pictures as shown: the page was not read to its end, so the new text may show them. */
    public void showReferenced() {
        pictures.values().forEach(Picture::showIfReferenced);
    }

    /** Replaces Outlook's references in a plain text by the names of the pictures. */
    public String withNames(String text) {
        if (isEmpty() || !text.contains("[" + CID)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        Matcher references = PLAIN.matcher(text);
        while (references.find()) {
            Picture picture = find(references.group(1));
            if (picture != null) {
                out.append(text, done, references.start());
                out.append(picture.isAttached() ? placeholder(picture.name()) : "");
                done = references.end();
            }
        }
        return CleanText.lines(out.append(text, done, text.length()).toString());
    }

    /** What a text has in place of a picture. */
    public static String placeholder(String name) {
        return "[image: " + name + "]";
    }

    private Picture find(String reference) {
        return reference.length() > MAX_REFERENCE ? null : pictures.get(key(reference));
    }

    private static String key(String reference) {
        Matcher escapes = ESCAPE.matcher(reference.strip());
        StringBuffer plain = new StringBuffer();
        while (escapes.find()) {
            char c = (char) Integer.parseInt(escapes.group(1), 16);
            escapes.appendReplacement(plain, Matcher.quoteReplacement(String.valueOf(c)));
        }
        return escapes.appendTail(plain).toString().toLowerCase(Locale.ROOT);
    }
}
