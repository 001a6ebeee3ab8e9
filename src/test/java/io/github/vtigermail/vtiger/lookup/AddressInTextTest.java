package io.github.vtigermail.vtiger.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stands in a ticket's comments may write to it; who only has an address that looks like that may not. */
class AddressInTextTest {
    private final AddressInText ann = new AddressInText("Ann@example.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "From Ann <ANN@Example.com>, 2026-11-24",
                "Ask ann@example.com.",
                "Ask ann@example.com. Or Bob",
                "Cc: bob@example.com,ann@example.com;x@y.example",
                "joann@example.com and (ann@example.com)",
                "ann@example.com\nsecond line",
                "ann@example.com…"
            })
    void theWholeAddressIsFoundInAText(String text) {
        assertThat(ann.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann@example.co",
                "joann@example.com",
                "jo.ann@example.com",
                "jo+ann@example.com",
                "x@ann@example.com",
                "éann@example.com",
                "ann@example.company",
                "ann@example.com.evil.example",
                "ann@example.com-evil.example",
                "ann@example.com.é.example",
                "ann@example.com@evil.example",
                "ann@example.com_x"
            })
    void aPartOfAnotherAddressIsNot(String text) {
        assertThat(ann.isIn(text)).isFalse();
    }
}
