package io.github.vtigermail.mail.files;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.vtigermail.mail.mime.CleanText;
import java.util.HashSet;
import java.util.Set;

/** Which of a mail's pictures a text shows, and so which are attached. */
public final class ShownPictures {

    /** What Outlook writes into the plain text for a picture. */
    private static final Pattern PLAIN = Pattern.compile("\\[(cid:[^\\]\\s]{1,1000})\\]");

    private final InlinePictures pictures;
    private final Set<Picture> shown = new HashSet<>();

    public ShownPictures(InlinePictures pictures) {
        this.pictures = pictures;
    }

    /** Notes that the text shows a picture in this size. Returns its name; null if it is not attached, or not in the mail. */
    public String show(String source, PixelSize as) {
        Picture picture = pictures.find(source);
        if (picture == null) {
            return null;
        }
        picture.markReferenced();
        if (!picture.isSmall(as)) {
            shown.add(picture);
        }
        return isAttached(picture) ? picture.name() : null;
    }

    /** Counts all referenced pictures as shown: the page was not read to its end, so the text may show them. */
    public void showReferenced() {
        pictures.all().filter(Picture::isReferencedInSize).forEach(shown::add);
    }

    /** Also counts as shown what another text shows. */
    public void add(ShownPictures other) {
        shown.addAll(other.shown);
    }

    boolean isAttached(Picture picture) {
        return shown.contains(picture) || picture.isAttachedUnlessShown();
    }

    /** Replaces Outlook's references in a plain text by the names of the pictures. */
    public String withNames(String text) {
        if (pictures.isEmpty() || !text.contains("[cid:")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        Matcher references = PLAIN.matcher(text);
        while (references.find()) {
            Picture picture = pictures.find(references.group(1));
            if (picture != null) {
                out.append(text, done, references.start());
                out.append(isAttached(picture) ? placeholder(picture.name()) : "");
                done = references.end();
            }
        }
        return CleanText.lines(out.append(text, done, text.length()).toString());
    }

    /** What a text has in place of a picture. */
    public static String placeholder(String name) {
        return "[image: " + name + "]";
    }
}
