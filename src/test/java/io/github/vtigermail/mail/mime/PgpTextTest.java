package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.TicketMail;
import org.junit.jupiter.api.Test;

class PgpTextTest {

    private static final String NOTE = "[This mail is encrypted (PGP). What it says is in the file that came with it.]";
    private static final String SIGNED = """
            Hello
            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA256

            It burns.

            - -- one
            - -----BEGIN PGP MESSAGE-----
            Ann
            -----BEGIN PGP SIGNATURE-----

            iQEzBAEBCAAdFiEE
            =abcd
            -----END PGP SIGNATURE-----
            Footer
            """;
    private static final String MESSAGE = """
            -----BEGIN PGP MESSAGE-----
            Version: x

            hQEMA
            -----END PGP MESSAGE-----
            """;

    @Test
    void theTextOfASignedMessageStays() throws Exception {
        TicketMail mail = Mime.read(Mime.plain(SIGNED.replace("\n", "\r\n")));
        assertThat(mail.text()).isEqualTo("Hello\nIt burns.\n\n-- one\n-----BEGIN PGP MESSAGE-----\nAnn\nFooter");
        assertThat(mail.files()).isEmpty();
    }

    @Test
    void encryptedTextIsReportedAndAttached() throws Exception {
        TicketMail mail = Mime.read(Mime.plain("Hello\n\n" + MESSAGE + "\nFooter"));
        assertThat(mail.text()).isEqualTo(NOTE + "\n\nHello\n\nFooter");
        assertThat(Mime.names(mail)).containsExactly("encrypted.asc");
        assertThat(new String(Mime.bytes(mail.files().get(0)))).contains(MESSAGE);
    }

    @Test
    void anEncryptedMailIsReportedAndItsFileAttached() throws Exception {
        String version =
                "Content-Type: application/pgp-encrypted\nContent-Description: PGP/MIME version\n\nVersion: 1\n";
        TicketMail thunderbird = Mime.read(Mime.multi(
                "encrypted",
                version,
                "Content-Type: application/octet-stream; name=\"encrypted.asc\"\nContent-Disposition: inline\n\n"
                        + MESSAGE));
        assertThat(thunderbird.text()).isEqualTo(NOTE);
        assertThat(Mime.names(thunderbird)).containsExactly("encrypted.asc");
        assertThat(Mime.names(Mime.read(
                        Mime.multi("encrypted", version, "Content-Type: application/octet-stream\n\n" + MESSAGE))))
                .containsExactly("encrypted.asc");
        TicketMail exchange = Mime.read(Mime.mixed( // Exchange does not know the type
                Mime.plain(""),
                version,
                "Content-Type: application/octet-stream; name=\"encrypted.asc\"\n\n" + MESSAGE));
        assertThat(exchange.text()).isEqualTo(NOTE);
        assertThat(Mime.names(exchange)).containsExactly("encrypted.asc");
    }

    @Test
    void quotedOrUnterminatedArmorIsText() {
        assertThat(PgpText.of("> " + MESSAGE).text()).contains("hQEMA");
        assertThat(PgpText.of("-----BEGIN PGP SIGNED MESSAGE-----\n\ntext").text())
                .isEqualTo("text");
    }

    @Test
    void aPublicKeyIsAnOrdinaryFile() throws Exception {
        TicketMail mail = Mime.read(Mime.multi(
                "signed",
                Mime.mixed(Mime.plain("Hello"), "Content-Type: application/pgp-keys; name=\"OpenPGP_0x1.asc\"\n\nkey"),
                "Content-Type: application/pgp-signature; name=\"OpenPGP_signature.asc\"\n\nx"));
        assertThat(mail.text()).isEqualTo("Hello");
        assertThat(Mime.names(mail)).containsExactly("OpenPGP_0x1.asc");
    }
}
