package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muster.verification.Proof;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Diagrams of others that an earlier proof judged wrongly, or could not judge, if they are beside the project. Each has an
 * equivalent in {@code CountingTests} or {@code ReachTests}.
 */
class CountingFixturesTests {

    private static final Path FIXTURES = Path.of("../shared/fixtures/proof");

    private static Proof prove(String name) {
        var file = FIXTURES.resolve(name + ".bpmn");
        assumeTrue(Files.exists(file), "'%s' is not beside the project".formatted(file));
        return ShippedProof.prove(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hole-1-five-escalations-fill-a-join", "hole-2-three-messages-fill-a-join"})
    void findsTheJoinThatIsFilledWithoutApproval(String name) {
        var proof = prove(name);

        assertThat(proof.permitsDeployment()).isFalse();
        assertThat(proof.result(Property.CONTROL_BEFORE_GUARD).violations())
                .extracting(Violation::inWords)
                .anySatisfy(words -> assertThat(words).contains("no approval"));
    }

    @Test
    void takesNoReminderForAHeap() {
        assertThat(prove("alarm-2-bounded-reminder-and-error")
                        .result(Property.BOUNDED)
                        .verdict())
                .isEqualTo(Proof.Verdict.PROVEN);
    }

    @Test
    void decidesASignOffBesideSevenBranches() {
        var proof = prove("bound-1-one-sign-off-beside-seven-branches");

        assertThat(proof.properties()).extracting(Proof.Result::verdict).doesNotContain(Proof.Verdict.UNDECIDED);
        assertThat(proof.states()).isLessThan(5_000);
    }

    @Test
    void refusesATreeOfCallsBeforeAnythingIsBuiltOfIt() {
        var proof = prove("oom-1-call-tree");

        assertThat(proof.permitsDeployment()).isFalse();
        assertThat(proof.untranslated())
                .anySatisfy(found -> assertThat(found.what()).contains("more than 5,000 elements"));
    }
}
