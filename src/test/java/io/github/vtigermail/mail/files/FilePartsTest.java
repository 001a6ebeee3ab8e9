package io.github.vtigermail.mail.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.TicketMail;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FilePartsTest {

    private static final String FORWARDED =
            "From: a@a.example\nSubject: =?utf-8?Q?B=C3=BCro:_fire/smoke?=\n\nIt burns.\n";

    @Test
    void anAttachedMailIsAFileNamedAfterItsSubject() throws Exception {
        String inline = "Content-Type: message/rfc822\nContent-Disposition: inline\n\n" + FORWARDED; // as Apple Mail
        String encoded = Mime.part("Content-Type: message/rfc822", FORWARDED.getBytes(StandardCharsets.US_ASCII));
        String named = "Content-Type: message/rfc822; name=\"Forwarded message\"\n\n" + FORWARDED;
        String nameless = "Content-Type: message/rfc822\n\n\nIt burns.";
        TicketMail mail = Mime.read(Mime.mixed(Mime.plain("See below"), inline, encoded, named, nameless));
        assertThat(mail.text()).isEqualTo("See below");
        assertThat(Mime.names(mail))
                .containsExactly(
                        "Büro_ fire_smoke.eml", "Büro_ fire_smoke (2).eml", "Forwarded message.eml", "unnamed.eml");
        assertThat(new String(Mime.bytes(mail.files().get(1)), StandardCharsets.US_ASCII))
                .isEqualTo(FORWARDED);
    }

    @Test
    void theMailsOfADigestAreFiles() throws Exception {
        TicketMail mail = Mime.read(Mime.mixed(
                Mime.plain("Today"),
                Mime.multi("digest", "\nSubject: One\n\nx", "Content-Type: message/rfc822\n\nSubject: Two\n\nx")));
        assertThat(mail.text()).isEqualTo("Today");
        assertThat(Mime.names(mail)).containsExactly("One.eml", "Two.eml");
    }

    @Test
    void aSidecarOfAnotherPartIsNotAFile() throws Exception {
        TicketMail mail = Mime.read(Mime.multi(
                "signed",
                Mime.mixed(
                        Mime.plain("Hello"),
                        Mime.multi(
                                "appledouble",
                                "Content-Type: application/applefile; name=\"a.pdf\"\n\nx",
                                "Content-Type: application/pdf; name=\"a.pdf\"\n\nx")),
                "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx"));
        assertThat(Mime.names(mail)).containsExactly("a.pdf");
    }

    @Test
    void anAttachedSignatureFileIsAFile() throws Exception {
        assertThat(Mime.names(Mime.read(Mime.mixed(
                        Mime.plain("Hello"), "Content-Type: application/pgp-signature; name=release.zip.asc\n\nx"))))
                .containsExactly("release.zip.asc");
    }
}
