package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.vtigermail.mail.TicketReference.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketReferenceTest {

    @Test
    void numbersAreEqualRegardlessOfCase() {
        assertThat(TicketReference.number("tt12")).isEqualTo(TicketReference.number("TT12"));
        assertThat(TicketReference.number("tt12").value()).isEqualTo("TT12");
    }

    @Test
    void recordIdsAreEqualRegardlessOfLeadingZeros() {
        assertThat(TicketReference.record("0034")).isEqualTo(TicketReference.record("34"));
        assertThat(TicketReference.record("000").value()).isEqualTo("0");
    }

    @Test
    void aNumberIsNotARecordId() {
        assertThat(TicketReference.number("34")).isNotEqualTo(TicketReference.record("34"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", " TT1", "TT1'", "TT'1", "TT\"1", "TT1\\", "T\\1", "TT%1", "TT١", "TÜ", "TT1\n", "T\n1", "TT;1",
                "a@b1"
            })
    void aNumberThatIsNotStrictIsRejected(String value) {
        assertThat(TicketReference.isStrict(Kind.NUMBER, value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> TicketReference.number(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HD-2026/7", "SUP.7", "Ticket #7", "ÄÖ-7", "Fall 7", "[HD]7", "Straße7", "007"})
    void aPrefixIsOfTheAdministratorsMaking(String value) {
        TicketReference reference = TicketReference.number(value);
        assertThat(reference.value()).isEqualToIgnoringCase(value).hasSameSizeAs(value);
        assertThat(TicketReference.number(value.toLowerCase(Locale.ROOT))).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A1", "1-2", "-1", "17x34", "١٢", "１２"})
    void aRecordIdThatIsNotOfAsciiDigitsIsRejected(String value) {
        assertThat(TicketReference.isStrict(Kind.RECORD, value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> TicketReference.record(value));
    }

    @Test
    void theLongestFormsAreStrictAndLongerOnesAreNot() {
        assertThat(TicketReference.isStrict(Kind.NUMBER, "T".repeat(64))).isTrue();
        assertThat(TicketReference.isStrict(Kind.NUMBER, "T".repeat(65))).isFalse();
        assertThat(TicketReference.isStrict(Kind.RECORD, "9".repeat(18))).isTrue();
        assertThat(TicketReference.isStrict(Kind.RECORD, "9".repeat(19))).isFalse();
        assertThat(TicketReference.isStrict(Kind.RECORD, null)).isFalse();
    }

    @Test
    void theExceptionDoesNotRepeatTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketReference.number("secret words"))
                .withMessageNotContaining("secret");
    }
}
