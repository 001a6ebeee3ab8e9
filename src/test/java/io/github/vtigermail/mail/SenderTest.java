package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ann@a.example|ann@a.example|~~",
                "<ann@a.example>|ann@a.example|~~",
                "Ann Lee <ann@a.example>|ann@a.example|Ann Lee",
                "\"Lee, Ann\" <ann@a.example>|ann@a.example|Lee, Ann",
                "\"bob@b.example\" <ann@a.example>|ann@a.example|bob@b.example",
                "ann@a.example (Ann Lee)|ann@a.example|Ann Lee",
                "=?utf-8?Q?J=C3=B6rn=2C_=3Cx=40y=3E?= <j@a.example>|j@a.example|Jörn, <x@y>",
                "Ann <ann@a.example>, Bob <bob@a.example>|ann@a.example|Ann",
                "Team: ann@a.example, bob@a.example;|ann@a.example|~~",
                "O'Neill <o'neill@a.example>|o'neill@a.example|O'Neill",
            })
    void theFirstMailboxIsTheSender(String raw, String address, String name) {
        Sender sender = SenderField.read(raw);
        assertThat(sender.address()).isEqualTo(address);
        assertThat(sender.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann",
                "<>",
                "@",
                "ann@",
                "@a.example",
                "ann@a@b",
                "<ann@a.example> <bob@b.example>",
                "\"x' or 1=1\"@a.example",
                "ann\\@a.example",
                "änn@a.example",
                "ann@ä.example",
                "ann@[127.0.0.1]",
                "ann@a..example",
                "ann@-a.example",
                "Ann <an\u0000n@a.example>",
                "ann @a.example",
                "(((((",
                "\"",
                "<"
            })
    void anAddressThatIsNotPlainIsIgnored(String raw) {
        assertThat(SenderField.read(raw).address()).isNull();
    }

    @Test
    void aSenderWithoutAPlainAddressIsShownAsWritten() {
        assertThat(SenderField.read("<ann@a.example> <bob@b.example>").name())
                .isEqualTo("<ann@a.example> <bob@b.example>");
        assertThat(SenderField.read("Änn\u202E").name()).isEqualTo("Änn");
        assertThat(SenderField.read(null)).isEqualTo(Sender.UNKNOWN);
    }

    @Test
    void aLabelIsTheSenderAsAPersonReadsIt() {
        assertThat(new Sender("a@a", "Ann").label()).isEqualTo("Ann <a@a>");
        assertThat(new Sender("a@a", "").label()).isEqualTo("a@a");
        assertThat(new Sender("a@a", "A@A").label()).isEqualTo("a@a");
        assertThat(Sender.UNKNOWN.label()).isEmpty();
    }
}
