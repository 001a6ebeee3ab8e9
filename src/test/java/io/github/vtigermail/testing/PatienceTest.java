package io.github.vtigermail.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.TerminalFailureException;
import org.junit.jupiter.api.Test;

/** There is one limit for all waits of the tests. */
@AnalyzeClasses(packages = "io.github.vtigermail", importOptions = ImportOption.OnlyIncludeTests.class)
class PatienceTest {

    @ArchTest
    static final ArchRule nobodyElseSetsALimitForAWait = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Patience.class.getName())
            .should()
            .callMethod(Awaitility.class, "await")
            .orShould()
            .callMethod(Awaitility.class, "await", String.class)
            .orShould()
            .callMethod(ConditionFactory.class, "atMost", Duration.class)
            .orShould()
            .callMethod(ConditionFactory.class, "atMost", long.class, TimeUnit.class)
            .orShould()
            .callMethod(ConditionFactory.class, "during", Duration.class);

    @Test
    void whatDoesNotStaySoFailsAtOnce() {
        Iterator<Boolean> answers = List.of(true, true, false).iterator();

        assertThatThrownBy(() -> Patience.stays(Duration.ofMinutes(1), answers::next))
                .isInstanceOf(TerminalFailureException.class);
    }
}
