package io.github.vtigermail.mail.files;

import static io.github.vtigermail.mail.Mime.alternative;
import static io.github.vtigermail.mail.Mime.html;
import static io.github.vtigermail.mail.Mime.mixed;
import static io.github.vtigermail.mail.Mime.names;
import static io.github.vtigermail.mail.Mime.plain;
import static io.github.vtigermail.mail.Mime.read;
import static io.github.vtigermail.mail.Mime.related;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.TicketMail;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pictures are attached, in mails as mail programs write them. */
class PictureTest {

    private static final byte[] PHOTO = picture("jpeg", 600, 400);
    private static final byte[] LOGO = picture("png", 120, 60);

    @Test
    void aPictureInOutlooksTextIsAttachedAndASignaturesLogoIsNot() throws Exception {
        TicketMail mail = read(related(
                alternative(
                        plain("See here:\n[cid:image001.jpg@01DB]\n\nAnn\n[cid:image002.png@01DB]"),
                        html("<p>See here:</p><p><img width=600 height=400 src=\"cid:image001.jpg@01DB\"></p><p>Ann</p>"
                                + "<img width=120 height=60 src=\"cid:image002.png@01DB\" alt=\"ACME\">")),
                shown("image001.jpg", "image001.jpg@01DB", "image/jpeg", PHOTO),
                shown("image002.png", "image002.png@01DB", "image/png", LOGO)));
        assertThat(names(mail)).containsExactly("image001.jpg");
        assertThat(mail.text()).isEqualTo("See here:\n[image: image001.jpg]\n\nAnn");
        assertThat(mail.files().get(0).size()).isEqualTo(PHOTO.length);
        assertThat(Mime.bytes(mail.files().get(0))).isEqualTo(PHOTO);
    }

    @Test
    void theTextOfAPageNamesThePictureThatItShows() throws Exception {
        TicketMail mail = read(related(
                html("<p>Before <img src='CID:a%40b' alt='something'> after <img src=cid:logo alt=ACME>"),
                shown("photo.jpg", "a@b", "image/jpeg", PHOTO),
                shown("logo.png", "logo", "image/png", LOGO)));
        assertThat(mail.text()).isEqualTo("Before [image: photo.jpg] after [ACME]");
        assertThat(names(mail)).containsExactly("photo.jpg");
    }

    @Test
    void aPictureShownOnlyInTheQuotedMailIsNotAttached() throws Exception {
        String page = "<p>New <img src=cid:new></p><div class=gmail_attr>On Mon, Jan 4, 2016 Help wrote:</div>"
                + "<blockquote class=gmail_quote>Old <img src=cid:old></blockquote>";
        String mail = related(
                alternative(plain("New\n\nOn Mon, Jan 4, 2016 Help wrote:\n> Old"), html(page)),
                shown("new.jpg", "new", "image/jpeg", PHOTO),
                shown("old.jpg", "old", "image/jpeg", PHOTO));

        assertThat(names(read(mail, QuotedHistory.CUT))).containsExactly("new.jpg");
        assertThat(names(read(mail, QuotedHistory.KEPT))).containsExactly("new.jpg", "old.jpg");
    }

    @Test
    void photosThatAppleMailPutsBetweenTextsAreAttached() throws Exception {
        TicketMail mail = read(mixed(
                plain("First"),
                Mime.part(
                        "Content-Type: image/jpeg; name=IMG_1.jpeg\nContent-Disposition: inline; filename=IMG_1.jpeg",
                        PHOTO),
                plain("then"),
                Mime.part(
                        "Content-Type: image/png; name=logo.png\nContent-Disposition: inline; filename=logo.png",
                        LOGO)));
        assertThat(mail.text()).isEqualTo("First\n\nthen");
        assertThat(names(mail)).containsExactly("IMG_1.jpeg");
    }

    @Test
    void aPictureShownByGmailIsAttachedAlthoughItCameAsAnAttachment() throws Exception {
        String attached = Mime.part(
                "Content-Type: image/jpeg; name=photo.jpg\nContent-Disposition: attachment; filename=photo.jpg\n"
                        + "X-Attachment-Id: ii_1\nContent-ID: <ii_1>",
                PHOTO);
        assertThat(names(read(
                        related(alternative(plain("[image: photo.jpg]"), html("<img src=\"cid:ii_1\">")), attached))))
                .containsExactly("photo.jpg");
    }

    @Test
    void aPictureThatCameAsAnAttachmentIsAttachedHoweverSmall() throws Exception {
        assertThat(names(read(mixed(
                        html("<p>My logo"),
                        Mime.part(
                                "Content-Type: image/png\nContent-Disposition: attachment; filename=logo.png", LOGO)))))
                .containsExactly("logo.png");
    }

    @Test
    void aPictureReferencedByLocationOrWithoutATypeIsAttachedToo() throws Exception {
        assertThat(names(read(related(
                        html("<img src=\"image001.jpg\"><img src=\"cid:2\">"),
                        Mime.part("Content-Type: image/jpeg\nContent-Location: image001.jpg", PHOTO),
                        shown("photo.JPG", "2", "application/octet-stream", PHOTO)))))
                .containsExactly("unnamed.jpeg", "photo.JPG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display:none'><img src='cid:1'></div>",
                "<table background='cid:1'><tr><td>x</table>",
                "<div style=\"background: url('cid:1')\">x</div>",
            })
    void aPictureThatThePageDoesNotShowAsAnImageIsNotAttached(String page) throws Exception {
        assertThat(names(read(related(html("<p>text</p>" + page), shown("a.jpg", "1", "image/jpeg", PHOTO)))))
                .isEmpty();
    }

    @Test
    void trackingPixelsSpacersAndLogoThumbnailsAreNotAttached() throws Exception {
        byte[] large = picture("png", 110, 110); // more than LOGO_PIXELS at its own size
        TicketMail mail = read(related(
                html("<p>text<img src=cid:1><img src=cid:2><img src=cid:3 width='20px' height=20><img src=cid:4>"),
                shown("pixel.gif", "1", "image/gif", picture("gif", 1, 1)),
                shown("line.png", "2", "image/png", picture("png", 2_000, 10)),
                shown("icon.png", "3", "image/png", large),
                shown("photo.png", "4", "image/png", picture("png", 400, 300))));
        assertThat(names(mail)).containsExactly("photo.png");
    }

    @Test
    void aFileThatIsNotReallyAPictureIsJudgedByItsSizeAlone() throws Exception {
        byte[] broken = Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 10_000);
        assertThat(names(read(related(
                        html("<p>text<img src=cid:1><img src=cid:2>"),
                        shown("a.png", "1", "image/png", broken),
                        shown("b.png", "2", "image/png", new byte[Picture.TINY])))))
                .containsExactly("a.png");
    }

    @Test
    void aSmallPictureIsAttachedIfTheMailHasNothingElse() throws Exception {
        assertThat(names(read(related(html("<img src=cid:1>"), shown("logo.png", "1", "image/png", LOGO)))))
                .containsExactly("logo.png");
    }

    @Test
    void aPictureReferencedBeyondThePageLimitMayBeShown() throws Exception {
        String long_ = "<p>" + "word ".repeat(250_000) + "</p>";
        TicketMail mail = read(related(html(long_ + "<img src=cid:1>"), shown("a.jpg", "1", "image/jpeg", PHOTO)));
        assertThat(mail.truncated()).isTrue();
        assertThat(names(mail)).containsExactly("a.jpg");
    }

    private static String shown(String name, String id, String type, byte[] content) {
        return Mime.part(
                "Content-Type: " + type + "; name=\"" + name + "\"\nContent-Disposition: inline; filename=\"" + name
                        + "\"\nContent-ID: <" + id + ">",
                content);
    }

    /** Of noise, so that compression does not make it small. */
    private static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
