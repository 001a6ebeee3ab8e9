package io.github.vtigermail.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mail in an application gets what it gets in the connector, whose failures.camel.yaml the same table is tested against. */
class FailureOutcomeTest {
    @ParameterizedTest
    @MethodSource("io.github.vtigermail.endtoend.FailuresTest#faults")
    void anApplicationsMailEndsWhereTheConnectorsDoes(Throwable fault, int tries, String outcome) {
        Exception caught =
                fault instanceof Exception exception ? exception : new CamelExecutionException("x", null, fault);

        assertThat(FailureOutcome.of(caught).name()).isEqualTo(outcome == null ? "UNSETTLED" : outcome);
    }
}
