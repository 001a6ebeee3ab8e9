package io.github.vtigermail.mail.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private final Addresses addresses = Addresses.of("Anna@Example.com,\n @partner.example ,");

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.com", "ANNA@EXAMPLE.COM", "bob@partner.example"})
    void whoStandsThereByAddressOrByDomainIsFound(String address) {
        assertThat(addresses.has(address)).isTrue();
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
    void whoOnlyLooksLikeItIsNot(String address) {
        assertThat(addresses.has(address)).isFalse();
    }

    @Test
    void aSenderWithoutAnAddressIsNobody() {
        assertThat(addresses.has(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "@", "anna@", "anna@example.com bob@example.com"})
    void anEntryThatWouldMatchNobodyIsToldAndNotIgnored(String entry) {
        assertThatThrownBy(() -> Addresses.of(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNameOfAnAccountCountsIfItIsAnAddress() {
        assertThat(Addresses.NONE.and("Support@example.com").has("support@example.com"))
                .isTrue();
        assertThat(Addresses.NONE.and("support")).isEqualTo(Addresses.NONE);
        assertThat(Addresses.NONE.and(null)).isEqualTo(Addresses.NONE);
    }

    @Test
    void itNamesNobodyWhereItIsShown() {
        assertThat(addresses.toString()).doesNotContain("anna");
    }
}
