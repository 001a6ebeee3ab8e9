package io.github.vtigermail.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UidSetTest {

    @Test
    void neighboursAreARange() {
        assertThat(UidSet.of(List.of(7L, 1L, 2L, 3L, 9L, 10L))).containsExactly("1:3,7,9:10");
        assertThat(UidSet.of(List.of(4294967295L))).containsExactly("4294967295");
        assertThat(UidSet.of(List.of())).isEmpty();
    }

    @Test
    void noSetMakesALineThatServersRefuse() {
        List<Long> everySecond =
                LongStream.range(0, 14_000).map(i -> 1_000_000 + 2 * i).boxed().toList();

        List<String> sets = UidSet.of(everySecond);

        assertThat(sets)
                .hasSizeBetween(14, 20)
                .allSatisfy(set -> assertThat(set).hasSizeLessThan(7100));
        assertThat(String.join(",", sets).split(",")).hasSize(14_000);
    }
}
