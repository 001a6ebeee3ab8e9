package io.github.vtigermail.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private final Addresses addresses = Addresses.of("Anna@Example.com,\n @partner.example ,");

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.com", "ANNA@EXAMPLE.COM", "bob@partner.example"})
    void anAddressIsFoundByItselfOrByItsDomain(String address) {
        assertThat(addresses.contains(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@example.com",
                "anna@example.com.evil.example",
                "bob@notpartner.example",
                "bob@sub.partner.example",
                "bob@partner.example@evil.example",
                "partner.example"
            })
    void aSimilarAddressIsNotFound(String address) {
        assertThat(addresses.contains(address)).isFalse();
    }

    @Test
    void aSenderWithoutAnAddressIsNeverFound() {
        assertThat(addresses.contains(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "@", "anna@", "anna@example.com bob@example.com"})
    void anEntryThatWouldMatchNobodyIsReportedAndNotIgnored(String entry) {
        assertThatThrownBy(() -> Addresses.of(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNameOfAnAccountCountsIfItIsAnAddress() {
        assertThat(Addresses.NONE.plus("Support@example.com").contains("support@example.com"))
                .isTrue();
        assertThat(Addresses.NONE.plus("support")).isEqualTo(Addresses.NONE);
        assertThat(Addresses.NONE.plus(null)).isEqualTo(Addresses.NONE);
    }

    @Test
    void itsStringShowsNoAddress() {
        assertThat(addresses.toString()).doesNotContain("anna");
    }
}
