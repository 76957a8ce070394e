package io.muster.lifecycle.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.Proof.Verdict;
import io.muster.verification.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What ships keeps its own promises, on every path and in every tier. */
class ShippedProcessesProveTests {

    @ParameterizedTest
    @FieldSource("io.muster.lifecycle.proof.Shipped#FOLDERS")
    void keepsEveryPromise(String folder) {
        var proof = Shipped.prover().prove(Shipped.diagrams(folder));

        assertThat(proof.untranslated()).isEmpty();
        assertThat(proof.violations()).extracting(Violation::inWords).isEmpty();
        assertThat(proof.properties())
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.PROVEN));
    }
}
