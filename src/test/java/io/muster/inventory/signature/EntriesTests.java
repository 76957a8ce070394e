package io.muster.inventory.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.Drafts;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.testing.TestUsers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EntriesTests {

    @Test
    void namesTheFieldThatIsMissingOrTooLong() {
        refuses("'name' is missing", () -> Drafts.useCaseDescription(" "));
        refuses("'name' has 121 characters: expected at most 120", () -> Drafts.useCaseDescription("x".repeat(121)));
        refuses("'name' contains a character with code 0", () -> Drafts.useCaseDescription("x\0y"));
        refuses("'users' has 51 entries: expected at most 50", () -> users(Collections.nCopies(51, "someone")));
        refuses("'users' is missing", () -> users(List.of("")));
    }

    @Test
    void wantsAPersonAsOwner() {
        refuses("'owner' is 'system:lifecycle': expected the id of a person", () -> owned(Drafts.LIFECYCLE));
        refuses("'owner' is missing", () -> owned(null));
        refuses("'owner' has 256 characters: expected at most 255", () -> owned(Actor.person("x".repeat(256))));
        assertThat(owned(Actor.person(" anna ")).owner()).isEqualTo(TestUsers.APPROVER);
    }

    @Test
    void aModelDependsOnOthersOnly() {
        var description = Drafts.modelDescription("Credit trees");
        var circular = new ModelDescription(
                description.name(),
                description.purpose(),
                description.owner(),
                null,
                null,
                null,
                null,
                List.of(Drafts.CREDIT_TREES),
                null);
        refuses(
                "Model 'credit-trees' cannot depend on itself",
                () -> new NewModel(Drafts.CREDIT_TREES, Drafts.CONSUMER_CREDIT, ModelType.PREDICTIVE, circular));
        assertThat(new NewModel(new ModelId("limit-trees"), Drafts.CONSUMER_CREDIT, ModelType.PREDICTIVE, circular)
                        .description()
                        .users())
                .isEmpty();
    }

    @Test
    void noNameOfAModelIsReserved() {
        for (var name : List.of("process-change", "platform", "process-changes")) {
            var id = new ModelId(name);
            assertThat(new NewModel(id, Drafts.CONSUMER_CREDIT, ModelType.PREDICTIVE, Drafts.modelDescription("Trees"))
                            .id())
                    .isEqualTo(id);
        }
    }

    @Test
    void aTrainedVersionAndNoOtherHasATrainingPlan() {
        refuses("'training' is missing: a trained version needs a training plan", () -> version(Origin.TRAINED, null));
        refuses(
                "'training' is only for trained versions, not for 'vendor'",
                () -> version(Origin.VENDOR, Drafts.training()));
        assertThat(version(Origin.TRAINED, Drafts.training()).training().parameters())
                .containsExactly(Map.entry("seed", "42"), Map.entry("trees", "100"));
    }

    @Test
    void aBinaryClassifierSaysWhichOutcomeCounts() {
        var plan = Drafts.evaluation("outcome");
        refuses(
                "'positive' is missing: binary classification needs to know which outcome counts as 1",
                () -> new EvaluationPlan(plan.task(), plan.data(), "outcome", null, "probability"));
        refuses("'data' is missing", () -> new EvaluationPlan(plan.task(), null, "outcome", "1", "probability"));
    }

    @Test
    void goldenRecordsHoldWhatJsonCanSay() {
        var inputs = new HashMap<String, Object>();
        inputs.put("missing", null);
        inputs.put("vector", new ArrayList<>(List.of(1, 2.5)));
        inputs.put("flag", true);
        var golden = new GoldenRecord(inputs, Map.of("y", 1), 0);
        inputs.put("later", 1);
        assertThat(golden.inputs()).hasSize(3).containsEntry("missing", null);

        refuses("not a number, boolean, text or list of numbers", () -> golden(Map.of("x", Map.of("nested", 1))));
        refuses("not a number, boolean, text or list of numbers", () -> golden(Map.of("x", Double.NaN)));
        refuses("not a number, boolean, text or list of numbers", () -> golden(Map.of("x", Arrays.asList(1, null))));
        refuses("'inputs' is missing", () -> golden(null));
        refuses("must expect at least one output", () -> new GoldenRecord(Map.of(), Map.of(), 0));
        refuses("Tolerance must be in [0, 1), not 1.0", () -> new GoldenRecord(Map.of(), Map.of("y", 1), 1));
        refuses("Tolerance must be in [0, 1), not NaN", () -> new GoldenRecord(Map.of(), Map.of("y", 1), Double.NaN));
    }

    @Test
    void signaturesMakeSense() {
        var x = Field.of("x", DataType.DOUBLE);
        refuses("Two inputs are named 'x'", () -> new Signature(List.of(x, x), List.of()));
        refuses("'outputs' is missing", () -> new Signature(List.of(x), null));
        refuses("accepts nothing between 2.0 and 1.0", () -> field(List.of(), 2.0, 1.0));
        refuses("accepts nothing between NaN and null", () -> field(List.of(), Double.NaN, null));
        refuses("has shape [0]", () -> field(List.of(0), null, null));
        refuses("has shape [-1]", () -> field(List.of(-1), null, null));
        refuses("needs a name", () -> Field.of(" ", DataType.TEXT));
        refuses("'x' is missing", () -> Field.of("x", null));
    }

    @Test
    void everyWordIsFoundAgain() {
        assertThat(Stream.of(Origin.values()).map(Origin::word).map(Origin::of)).containsExactly(Origin.values());
        assertThat(Stream.of(ModelType.values()).map(ModelType::word).map(ModelType::of))
                .containsExactly(ModelType.values());
        assertThatThrownBy(() -> ModelType.of("magic"))
                .hasMessageContaining("'magic' is not a model type: expected one of");
    }

    private static void refuses(String message, ThrowingCallable entry) {
        assertThatThrownBy(entry).isInstanceOf(InvalidEntry.class).hasMessageContaining(message);
    }

    private static UseCaseDescription owned(Actor owner) {
        return new UseCaseDescription("Name", "Purpose", owner, Materiality.LOW, false, false, false);
    }

    private static ModelDescription users(List<String> users) {
        return new ModelDescription("Name", "Purpose", TestUsers.DEVELOPER, users, null, null, null, null, null);
    }

    private static NewVersion version(Origin origin, TrainingPlan plan) {
        return new NewVersion(
                Drafts.CREDIT_TREES, origin, "onnx", plan, Drafts.evaluation("outcome"), null, null, null);
    }

    private static GoldenRecord golden(Map<String, Object> inputs) {
        return new GoldenRecord(inputs, Map.of("y", 1), 0);
    }

    private static Field field(List<Integer> shape, Double minimum, Double maximum) {
        return new Field("x", DataType.DOUBLE, shape, false, minimum, maximum, null);
    }
}
