package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.Proof;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped processes keep their promises in every tier, and lose them with any single sign-off. */
class ShippedProcessesProofSlowTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release",
                "revalidation",
                "retirement",
                "process-change",
                "suspension",
                "reinstatement",
                "emergency",
                "change"
            })
    void provesTheShippedProcesses(String folder) {
        var proof = ShippedProof.prove(folder, UnaryOperator.identity());

        assertThat(proof.untranslated()).isEmpty();
        assertThat(proof.violations()).extracting(Violation::inWords).isEmpty();
        assertThat(proof.properties()).extracting(Proof.Result::verdict).containsOnly(Proof.Verdict.PROVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"independent-review", "approval", "second-approval", "vendor-due-diligence", "promotion"})
    void missesEverySignOffOfARelease(String control) {
        var proof = ShippedProof.prove(
                "release",
                diagram -> diagram.replace(
                        "<camunda:property name=\"muster.control\" value=\"%s\" />".formatted(control), ""));

        assertThat(proof.result(Property.CONTROL_BEFORE_GUARD).violations()).isNotEmpty();
    }

    @Test
    void missesASecondPersonWhereThePolicyDemandsTwo() {
        var proof = ShippedProof.proveUnder(
                table -> table.replaceFirst("(?s)(Rule_RequiredControls_3_quorum\">\\s*<text>)1", "$12"), "release");

        assertThat(proof.result(Property.CONTROL_BEFORE_GUARD).violations())
                .extracting(Violation::why)
                .isNotEmpty()
                .allMatch(why -> why.startsWith("no approval by 2 people since"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"independent-review", "approval", "second-approval"})
    void missesEverySignOffOfAReinstatement(String control) {
        var proof = ShippedProof.prove(
                "reinstatement",
                diagram -> diagram.replace(
                        "<camunda:property name=\"muster.control\" value=\"%s\" />".formatted(control), ""));

        assertThat(proof.result(Property.CONTROL_BEFORE_GUARD).violations()).isNotEmpty();
    }

    @Test
    void missesTheSignOffOfARetirement() {
        var proof = ShippedProof.prove(
                "retirement", diagram -> diagram.replace("value=\"retirement\" />", "value=\"courtesy\" />"));

        assertThat(proof.result(Property.CONTROL_BEFORE_GUARD).violations()).isNotEmpty();
    }
}
