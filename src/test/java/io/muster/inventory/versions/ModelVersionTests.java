package io.muster.inventory.versions;

import static io.muster.inventory.versions.Stage.APPROVED;
import static io.muster.inventory.versions.Stage.CANDIDATE;
import static io.muster.inventory.versions.Stage.DRAFT;
import static io.muster.inventory.versions.Stage.IN_SERVICE;
import static io.muster.inventory.versions.Stage.REJECTED;
import static io.muster.inventory.versions.Stage.RETIRED;
import static io.muster.inventory.versions.Stage.SUSPENDED;
import static io.muster.inventory.versions.Stage.WITHDRAWN;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelVersionTests {

    private static final Instant NOW = SettableClock.START;
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Digest BYTES = Digest.ofText("model");
    private static final Stage KEPT = null;

    private static final Map<Stage, List<UnaryOperator<ModelVersion>>> WAYS = Map.of(
            DRAFT, List.of(),
            CANDIDATE, List.of(ModelVersionTests::frozen),
            APPROVED, List.of(ModelVersionTests::frozen, version -> version.approve("certificate-1", NOW)),
            IN_SERVICE,
                    List.of(
                            ModelVersionTests::frozen,
                            version -> version.approve("certificate-1", NOW).goLive(NOW)),
            SUSPENDED,
                    List.of(
                            ModelVersionTests::frozen,
                            version -> version.approve("certificate-1", NOW)
                                    .goLive(NOW)
                                    .suspend(NOW)),
            RETIRED,
                    List.of(
                            ModelVersionTests::frozen,
                            version -> version.approve("certificate-1", NOW).retire(NOW)),
            REJECTED, List.of(ModelVersionTests::frozen, version -> version.reject(NOW)),
            WITHDRAWN, List.of(version -> version.withdraw(NOW)));

    static Stream<Arguments> verbs() {
        return Stream.of(
                verb("supplied with content", KEPT, v -> v.supply(Drafts.artifact(BYTES), TestUsers.DEVELOPER), DRAFT),
                verb("frozen", CANDIDATE, v -> v.freeze(Drafts.content(BYTES), LATER), DRAFT),
                verb("reopened", DRAFT, v -> v.reopen(LATER), CANDIDATE),
                verb("approved", APPROVED, v -> v.approve("certificate-2", LATER), CANDIDATE),
                verb("renewed", KEPT, v -> v.renew("certificate-2"), APPROVED, IN_SERVICE, SUSPENDED),
                verb("put into service", IN_SERVICE, v -> v.goLive(LATER), APPROVED, SUSPENDED),
                verb("suspended", SUSPENDED, v -> v.suspend(LATER), APPROVED, IN_SERVICE),
                verb("retired", RETIRED, v -> v.retire(LATER), APPROVED, IN_SERVICE, SUSPENDED),
                verb("rejected", REJECTED, v -> v.reject(LATER), DRAFT, CANDIDATE),
                verb("withdrawn", WITHDRAWN, v -> v.withdraw(LATER), DRAFT, CANDIDATE, APPROVED, SUSPENDED),
                verb(
                        "classified",
                        KEPT,
                        v -> v.assignTier(2, "tier:1", Drafts.LIFECYCLE, LATER),
                        DRAFT,
                        CANDIDATE,
                        APPROVED,
                        IN_SERVICE,
                        SUSPENDED));
    }

    private static Arguments verb(String name, Stage to, UnaryOperator<ModelVersion> verb, Stage... from) {
        return Arguments.of(name, to, verb, Set.of(from));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void isPossibleInTheseStagesAndInNoOther(
            String name, Stage to, UnaryOperator<ModelVersion> verb, Set<Stage> allowed) {
        for (var stage : Stage.values()) {
            var before = in(stage);
            if (allowed.contains(stage)) {
                var after = verb.apply(before);
                assertThat(after.stage()).as("%s %s", stage, name).isEqualTo(to == KEPT ? stage : to);
                assertThat(after.since()).isEqualTo(to == KEPT ? NOW : LATER);
                assertThat(after.revision()).isEqualTo(before.revision());
            } else {
                assertThatThrownBy(() -> verb.apply(before))
                        .satisfies(refusedWith(InventoryProblem.STAGE_CONFLICT))
                        .hasMessageStartingWith("credit-trees@1 is %s and cannot be %s", stage, name);
            }
        }
    }

    @Test
    void freezingKeepsExactlyTheExaminedContent() {
        var frozen = in(DRAFT).freeze(Drafts.content(BYTES), LATER);

        assertThat(frozen.artifact()).isEqualTo(BYTES);
        assertThat(frozen.signature()).isEqualTo(Drafts.SIGNATURE);
        assertThat(frozen.goldenRecords()).containsExactly(Drafts.GOLDEN);
        assertThat(frozen.provenance()).containsEntry("source", "bank");
    }

    @Test
    void reopeningVoidsTheArtifactAndBeginsANewBuild() {
        var reopened = in(CANDIDATE).reopen(LATER);

        assertThat(reopened.artifact()).isNull();
        assertThat(reopened.provenance()).isEmpty();
        assertThat(reopened.build()).isEqualTo(2);
        assertThat(reopened.signature()).isEqualTo(Drafts.SIGNATURE);
        assertThat(reopened.goldenRecords()).containsExactly(Drafts.GOLDEN);
    }

    @Test
    void supplyingLeavesAloneWhatIsNotNamed() {
        var supplied = in(DRAFT).supply(Drafts.golden(Drafts.GOLDEN), TestUsers.DEVELOPER);

        assertThat(supplied.goldenRecords()).containsExactly(Drafts.GOLDEN);
        assertThat(supplied.signature()).isEqualTo(Drafts.SIGNATURE);
        assertThat(supplied.evaluation()).isEqualTo(Drafts.evaluation("outcome"));

        var replanned =
                supplied.supply(new Supplement(null, null, null, null, Drafts.evaluation("loss")), TestUsers.DEVELOPER);
        assertThat(replanned.evaluation().target()).isEqualTo("loss");
        assertThat(replanned.goldenRecords()).containsExactly(Drafts.GOLDEN);
    }

    @Test
    void onlyItsDeveloperAndProcessesSupplyADraft() {
        assertThatThrownBy(() -> in(DRAFT).supply(Drafts.artifact(BYTES), TestUsers.VALIDATOR))
                .isInstanceOf(NotTheDeveloper.class)
                .hasMessage("credit-trees@1 is the draft of 'dora'; 'vera' cannot supply its content");
        assertThat(in(DRAFT)
                        .supply(Drafts.artifact(BYTES), Actor.person("Dora"))
                        .artifact())
                .isEqualTo(BYTES);
        assertThat(in(DRAFT).supply(Drafts.artifact(BYTES), Drafts.LIFECYCLE).artifact())
                .isEqualTo(BYTES);
    }

    @Test
    void anImportedVersionTakesNoTrainingPlan() {
        assertThatThrownBy(() -> in(DRAFT)
                        .supply(new Supplement(null, null, null, Drafts.training(), null), TestUsers.DEVELOPER))
                .isInstanceOf(InvalidEntry.class);
    }

    @Test
    void aPersonsTierStaysWhenTheRuleChangesItsMind() {
        var raised = in(CANDIDATE)
                .assignTier(3, "tier:1", Drafts.LIFECYCLE, NOW)
                .raiseTier(1, "much money", TestUsers.VALIDATOR, LATER);
        assertThat(raised.tier().words()).isEqualTo("1, raised from 3 by vera: much money");

        var again = raised.assignTier(2, "tier:2", Drafts.LIFECYCLE, LATER.plusSeconds(1));
        assertThat(again.tier().tier()).isEqualTo(1);
        assertThat(again.tier().rule()).isEqualTo("tier:2");
        assertThat(again.tier().by()).isEqualTo(TestUsers.VALIDATOR);
    }

    @Test
    void aRuleMakesATierStricterByItselfAndNeverLess() {
        var strict = in(CANDIDATE)
                .assignTier(2, "tier:1", Drafts.LIFECYCLE, NOW)
                .assignTier(1, "tier:2", Drafts.LIFECYCLE, NOW);
        assertThat(strict.tier().words()).isEqualTo("1, by tier:2");

        var held = strict.assignTier(3, "tier:3", Drafts.LIFECYCLE, LATER);
        assertThat(held.tier().tier()).isEqualTo(1);
        assertThat(held.tier().words())
                .isEqualTo("1, although tier:3 now says 3: only two people together may lower it");
        assertThat(held.assignTier(2, "tier:4", Drafts.LIFECYCLE, LATER).tier().tier())
                .isEqualTo(1);
    }

    @Test
    void twoPeopleLowerATierAndTheRuleRaisesItAgainOnlyWhenItDemandsMoreThanThey() {
        var lowered = in(CANDIDATE)
                .assignTier(2, "tier:1", Drafts.LIFECYCLE, NOW)
                .lowerTier(3, "few people", TestUsers.VALIDATOR, TestUsers.APPROVER, LATER);
        assertThat(lowered.tier().words()).isEqualTo("3, lowered from 2 by vera: few people; confirmed by anna");

        assertThat(lowered.assignTier(2, "tier:2", Drafts.LIFECYCLE, LATER)
                        .tier()
                        .tier())
                .isEqualTo(3);
        assertThat(lowered.assignTier(1, "tier:3", Drafts.LIFECYCLE, LATER)
                        .tier()
                        .words())
                .isEqualTo("1, by tier:3");
    }

    @Test
    void onePersonLowersNoTierAloneNorTheDeveloperWithAnother() {
        var classified = in(CANDIDATE).assignTier(1, "tier:1", Drafts.LIFECYCLE, NOW);

        assertThatThrownBy(() -> classified.raiseTier(3, "alone", TestUsers.VALIDATOR, NOW))
                .hasMessageContaining("needs two people");
        assertThatThrownBy(() -> classified.lowerTier(3, "why", TestUsers.VALIDATOR, Actor.person("VERA"), NOW))
                .hasMessageContaining("needs two people");
        assertThatThrownBy(() -> classified.lowerTier(3, "why", TestUsers.VALIDATOR, Drafts.LIFECYCLE, NOW))
                .hasMessageContaining("needs two people");
        assertThatThrownBy(() -> classified.lowerTier(3, "why", TestUsers.VALIDATOR, Actor.person("DORA"), NOW))
                .isInstanceOf(TierOverrideByDeveloper.class);
    }

    @Test
    void noTierIsOverriddenByTheDeveloperNorBeforeTheRuleNorWithoutAReason() {
        var classified = in(CANDIDATE).assignTier(2, "tier:1", Drafts.LIFECYCLE, NOW);

        assertThatThrownBy(() -> classified.raiseTier(1, "trust me", Actor.person("DORA"), NOW))
                .isInstanceOf(TierOverrideByDeveloper.class);
        assertThatThrownBy(() -> in(CANDIDATE).raiseTier(3, "early", TestUsers.VALIDATOR, NOW))
                .hasMessageContaining("has no tier yet");
        assertThatThrownBy(() -> classified.raiseTier(1, " ", TestUsers.VALIDATOR, NOW))
                .hasMessageContaining("'reason' is missing");
        assertThatThrownBy(() -> classified.raiseTier(4, "lower", TestUsers.VALIDATOR, NOW))
                .hasMessageContaining("not 4");
        assertThatThrownBy(() -> classified.raiseTier(2, "the same", TestUsers.VALIDATOR, NOW))
                .hasMessageContaining("already has tier 2");
        assertThatThrownBy(() -> in(RETIRED).raiseTier(2, "late", TestUsers.VALIDATOR, NOW))
                .satisfies(refusedWith(InventoryProblem.STAGE_CONFLICT));
    }

    private static ModelVersion in(Stage stage) {
        var version = ModelVersion.draft(
                new VersionId(Drafts.CREDIT_TREES, 1), Drafts.version(null), TestUsers.DEVELOPER, NOW);
        for (var way : WAYS.get(stage)) {
            version = way.apply(version);
        }
        assertThat(version.stage()).isEqualTo(stage);
        return version;
    }

    private static ModelVersion frozen(ModelVersion draft) {
        return draft.freeze(Drafts.content(BYTES), NOW);
    }
}
