package io.github.vtigermail.mail.files;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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

    Stream<Picture> all() {
        return pictures.values().stream();
    }

    /** The picture of a reference; null if the mail does not have it. */
    Picture find(String reference) {
        return pictures.isEmpty() || reference.length() > MAX_REFERENCE ? null : pictures.get(key(reference));
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
