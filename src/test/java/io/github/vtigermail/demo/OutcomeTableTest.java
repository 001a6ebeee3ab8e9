package io.github.vtigermail.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTableTest {
    private final OutcomeTable table = new OutcomeTable("mail", "outcome");

    @Test
    void columnsStandOneBelowTheOther() {
        table.row("a reply", "comment on TT1");
        table.row("a long newsletter", "left alone");
        assertThat(table).hasToString("""
                mail               outcome
                -----------------  --------------
                a reply            comment on TT1
                a long newsletter  left alone
                """);
    }

    @Test
    void noLineIsWiderThanAHundred() {
        table.row("a reply", "x".repeat(200));
        assertThat(table.toString().lines()).allMatch(line -> line.length() <= OutcomeTable.WIDTH);
        assertThat(table.toString().lines()).last().asString().endsWith("xxx...");
    }
}
