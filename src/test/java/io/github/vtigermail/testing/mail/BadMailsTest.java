package io.github.vtigermail.testing.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadMailsTest {

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(BadMails.all()).extracting(BadMail::name).doesNotHaveDuplicates();
        assertThat(BadMails.named("no Date").outcome()).isEqualTo(BadMail.Outcome.COMMENT);
    }
}
