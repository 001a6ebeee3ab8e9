package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.MailReader;
import io.github.vtigermail.mail.Mime;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.text.OpenedParts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedContentTest {

    /** {@code openssl cms -sign -nodetach -nocerts -outform DER}: as Outlook writes it. */
    private static final String DER = """
            MIICCQYJKoZIhvcNAQcCoIIB+jCCAfYCAQExDTALBglghkgBZQMEAgEwgeIGCSqGSIb3DQEHAaCB
            1ASB0UNvbnRlbnQtVHlwZTogbXVsdGlwYXJ0L21peGVkOyBib3VuZGFyeT1iDQoNCi0tYg0KQ29u
            dGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQpDb250ZW50LVRyYW5zZmVyLUVu
            Y29kaW5nOiA4Yml0DQoNClRoZSBwcmludGVyIGLDvHJucy4NCi0tYg0KQ29udGVudC1UeXBlOiBh
            cHBsaWNhdGlvbi9wZGY7IG5hbWU9YS5wZGYNCg0KUERGDQotLWItLQ0KMYH8MIH5AgEBMCcwDzEN
            MAsGA1UEAwwESmFuZQIUXtC7xETk7SaFNFe0xBm+uIzUUyIwCwYJYIZIAWUDBAIBoGkwGAYJKoZI
            hvcNAQkDMQsGCSqGSIb3DQEHATAcBgkqhkiG9w0BCQUxDxcNMjYxMTI0MDg1NzQ1WjAvBgkqhkiG
            9w0BCQQxIgQgy0AuOFXYq0Jry0aWjFbjtJyzMvL3eWBfXTi/4Wkm5HUwCgYIKoZIzj0EAwIERzBF
            AiEAjcN02Ok/pHt2UbhmQWbMhnPW+6+WedNrZpwJ0fYWlhUCIF2U+Q8CYKMUh/74rdZtVn0TXhax
            bgxVkdOG6ohGgQl9
            """;

    /** The same with {@code -stream}: indefinite lengths, and the content in pieces, as Java and iOS write it. */
    private static final String BER = """
            MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgASB0UNv
            bnRlbnQtVHlwZTogbXVsdGlwYXJ0L21peGVkOyBib3VuZGFyeT1iDQoNCi0tYg0KQ29udGVudC1U
            eXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5n
            OiA4Yml0DQoNClRoZSBwcmludGVyIGLDvHJucy4NCi0tYg0KQ29udGVudC1UeXBlOiBhcHBsaWNh
            dGlvbi9wZGY7IG5hbWU9YS5wZGYNCg0KUERGDQotLWItLQ0KAAAAAAAAMYH9MIH6AgEBMCcwDzEN
            MAsGA1UEAwwESmFuZQIUXtC7xETk7SaFNFe0xBm+uIzUUyIwCwYJYIZIAWUDBAIBoGkwGAYJKoZI
            hvcNAQkDMQsGCSqGSIb3DQEHATAcBgkqhkiG9w0BCQUxDxcNMjYxMTI0MDg1NzQ1WjAvBgkqhkiG
            9w0BCQQxIgQgy0AuOFXYq0Jry0aWjFbjtJyzMvL3eWBfXTi/4Wkm5HUwCgYIKoZIzj0EAwIESDBG
            AiEA6y71jYHZsM1LHUXLKjQqyDYyZr1CmctXficv4k5rcIkCIQCFpplT5XSSomh9K0wFPv5SXJF/
            5Ng55hH+yv7CzOIoIQAAAAAAAA==
            """;

    /** {@code openssl cms -encrypt -aes256}. */
    private static final String ENVELOPED = """
            MIIB9AYJKoZIhvcNAQcDoIIB5TCCAeECAQIxgcqhgccCAQOgUaFPMAkGByqGSM49AgEDQgAEe3sq
            7uAWKSzWof/SgT0jhUf9AEPxWCT0Ua1kS0YO6/KTNSeUUMInSmoOrjk7tkdwWHWv/8voXyU5jkpU
            m6LSlDAYBgkrgQUQhkg/AAIwCwYJYIZIAWUDBAEtMFUwUzAnMA8xDTALBgNVBAMMBEphbmUCFF7Q
            u8RE5O0mhTRXtMQZvriM1FMiBCiKpFhcRtbkfg3rA4N9PexiyjYSZ7jwwAWrjz/obj6QN5rPKAUE
            cOlyMIIBDQYJKoZIhvcNAQcBMB0GCWCGSAFlAwQBKgQQL5RRsLdvEvsN5M4I4pO7cICB4P/uf6dI
            Dfs/h2gZyD4BD9xrptwGMxSd2tjcxixmGxXXRhm3k2nRaZw+CCT97qBWdJUrDGOdPkgw1cb6Zus/
            NjWg/GXJHGNDvp8wbYqD3HcHotGk9oF/l9YQud3DmalTt0CS5JGIKrvDv4DH+/XIzOigRH2Z48LB
            I/Ql3Dcpa3cDhNOEXJnB6tPvbxB5M/tidoIPMhzd0cwhhxssKkbpasjEZXmVp0VP6ZgFEVfmCNyc
            /dOCchekKRlireiIt7mPX5kHFXSezOWAsUiYoBej6JEyKikAtTdLUqcFxUhHBqQo
            """;

    @ParameterizedTest
    @ValueSource(strings = {DER, BER})
    void theMailInsideASignatureIsRead(String signed) throws Exception {
        TicketMail mail = Mime.read("Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
                + "Content-Disposition: attachment; filename=smime.p7m\nContent-Transfer-Encoding: base64\n\n"
                + signed);
        assertThat(mail.text()).isEqualTo("The printer bürns.");
        assertThat(Mime.names(mail)).containsExactly("a.pdf");
        assertThat(new String(Mime.bytes(mail.files().get(0)))).startsWith("PDF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
                "application/x-pkcs7-mime",
                "application/octet-stream; name=smime.p7m",
                "application/pkcs7-mime; smime-type=signed-data", // the content decides, not the type
            })
    void anEncryptedMailIsReportedAndItsFileAttached(String type) throws Exception {
        TicketMail mail = Mime.read("Content-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n" + ENVELOPED);
        assertThat(mail.text())
                .isEqualTo("[This mail is encrypted (S/MIME). What it says is in the file that came with it.]");
        assertThat(Mime.names(mail)).containsExactly("smime.p7m");
        assertThat(Mime.bytes(mail.files().get(0))).isEqualTo(decoded(ENVELOPED));
    }

    @Test
    void authenticatedEncryptionIsEncryptionToo() {
        byte[] start = HexFormat.of().parseHex("308201f9060b2a864886f70d0109100117a08201e8308201e40201003181ca");
        assertThat(SignedContent.kind(start)).isEqualTo(SignedContent.Kind.ENCRYPTED);
    }

    @Test
    void aMailThatIsSignedTwiceIsRead() throws Exception {
        byte[] inner = Mime.part("Content-Type: application/pkcs7-mime; smime-type=signed-data", decoded(DER))
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Mime.read(Mime.part("Content-Type: application/pkcs7-mime", signed(inner)))
                        .text())
                .isEqualTo("The printer bürns.");
    }

    @Test
    void aMailWithTooManyNestedSignaturesIsAFile() throws Exception {
        byte[] mail = Mime.plain("deep").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 60; i++) {
            mail = Mime.join(
                    "Content-Type: application/pkcs7-mime\n\n".getBytes(StandardCharsets.US_ASCII), signed(mail));
        }
        assertThat(Mime.names(new MailReader().read(new ByteArrayInputStream(mail), QuotedHistory.KEPT)))
                .containsExactly("smime.p7m");
    }

    @Test
    void aSignedMailThatIsTooLargeIsAttachedAsItIs() throws Exception {
        byte[] large = signed(("\n" + "x".repeat(OpenedParts.MAX)).getBytes(StandardCharsets.US_ASCII));
        TicketMail mail = Mime.read(Mime.part("Content-Type: application/pkcs7-mime; name=smime.p7m", large));
        assertThat(mail.text()).isEmpty();
        assertThat(Mime.names(mail)).containsExactly("smime.p7m");
    }

    @Test
    void aTruncatedSignedMailIsAttachedAsItIs() throws Exception {
        for (String signed : new String[] {DER, BER}) {
            byte[] whole = decoded(signed);
            for (int end = 0; end < 250; end++) {
                byte[] cut = Arrays.copyOf(whole, end);
                assertThat(SignedContent.of(cut)).isNull();
            }
        }
    }

    @Test
    void wrongBytesInASignedMailDoNoHarm() throws Exception {
        Random random = new Random(1);
        for (String signed : new String[] {DER, BER}) {
            byte[] whole = decoded(signed);
            for (int round = 0; round < 3_000; round++) {
                byte[] wrong = whole.clone();
                wrong[random.nextInt(60)] = (byte) random.nextInt();
                wrong[random.nextInt(wrong.length)] = (byte) 0x80;
                InputStream content = SignedContent.of(wrong);
                assertThat(content == null || content.readAllBytes().length < whole.length)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3080", "30800609", "24802480", "318031803180", "a080", "00", "3084ffffffff", "0400", "ff"})
    void bytesThatAreNotSignedDataAreRecognizedAsSuch(String hex) {
        byte[] start = HexFormat.of().parseHex("308006092a864886f70d010702a080308002010131003080060055a080");
        byte[] end = HexFormat.of().parseHex(hex.repeat(100_000));
        assertThat(SignedContent.of(Mime.join(start, end))).isNull();
        assertThat(SignedContent.of(end)).isNull();
        assertThat(SignedContent.kind(end)).isEqualTo(SignedContent.Kind.OTHER);
    }

    /** The start of signed data, which is all that is read; with indefinite lengths. */
    private static byte[] signed(byte[] content) {
        byte[] start = HexFormat.of()
                .parseHex("308006092a864886f70d010702a08030800201013100308006092a864886f70d010701a0800484");
        return Mime.join(start, ByteBuffer.allocate(4).putInt(content.length).array(), content);
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
