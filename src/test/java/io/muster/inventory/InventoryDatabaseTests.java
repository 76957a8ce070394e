package io.muster.inventory;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.inventory.artifacts.ArtifactNotFound;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.entry.Limits;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.signature.ExaminedFormats;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.versions.Drafts;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.NotTheDeveloper;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.Supplement;
import io.muster.inventory.versions.TierOverrideByDeveloper;
import io.muster.inventory.versions.VersionContent;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Paging;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@MusterModuleTest
@Import(ExaminedFormats.class)
class InventoryDatabaseTests {

    private static final Actor LIFECYCLE = Drafts.LIFECYCLE;

    @Autowired
    Inventory inventory;

    @Autowired
    MaterialityTiers tiers;

    @Autowired
    Artifacts artifacts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Digest bytes;

    @BeforeEach
    void registerAModel() {
        clock.set(SettableClock.START);
        for (var table : List.of("inventory_version", "inventory_model", "inventory_use_case")) {
            jdbc.sql("delete from " + table).update();
        }
        inventory.registerUseCase(Drafts.useCase(), TestUsers.DEVELOPER);
        inventory.registerModel(Drafts.model(), TestUsers.DEVELOPER);
        bytes = artifacts.store(new ByteArrayInputStream("model".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void keepsUseCasesAndModelsAsTheyWereEntered() {
        var useCase = inventory.useCase(Drafts.CONSUMER_CREDIT);
        assertThat(useCase)
                .isEqualTo(new UseCase(
                        Drafts.CONSUMER_CREDIT,
                        Drafts.useCase().description(),
                        TestUsers.DEVELOPER,
                        SettableClock.START,
                        1));
        var model = inventory.model(Drafts.CREDIT_TREES);
        assertThat(model.description()).isEqualTo(Drafts.model().description());
        assertThat(inventory.models(Drafts.CONSUMER_CREDIT)).containsExactly(model);
    }

    @Test
    void refusesNamesThatAreTakenAndWhatIsNotThere() {
        assertThatThrownBy(() -> inventory.registerUseCase(Drafts.useCase(), TestUsers.DEVELOPER))
                .satisfies(refusedWith(InventoryProblem.ALREADY_REGISTERED));
        assertThatThrownBy(() -> inventory.registerModel(Drafts.model(), TestUsers.DEVELOPER))
                .satisfies(refusedWith(InventoryProblem.ALREADY_REGISTERED));
        assertThatThrownBy(() -> inventory.useCase(new UseCaseId("unknown")))
                .satisfies(refusedWith(InventoryProblem.USE_CASE_NOT_FOUND));
        assertThatThrownBy(() -> inventory.version(version(7)))
                .satisfies(refusedWith(InventoryProblem.VERSION_NOT_FOUND));
        assertThatThrownBy(() -> inventory.draft(draftOf(new ModelId("unknown")), TestUsers.DEVELOPER))
                .satisfies(refusedWith(InventoryProblem.MODEL_NOT_FOUND));
        var dependent = new ModelDescription(
                "n", "p", TestUsers.DEVELOPER, null, null, null, null, List.of(new ModelId("unknown")), null);
        assertThatThrownBy(() -> inventory.describe(Drafts.CREDIT_TREES, dependent, 1, TestUsers.DEVELOPER))
                .satisfies(refusedWith(InventoryProblem.MODEL_NOT_FOUND));
    }

    @Test
    void refusesToDescribeWhatSomeoneChangedMeanwhile() {
        var after =
                inventory.describe(Drafts.CONSUMER_CREDIT, Drafts.useCaseDescription("Loans"), 1, TestUsers.VALIDATOR);
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.description().name()).isEqualTo("Loans");
        assertThat(after.registeredBy()).isEqualTo(TestUsers.DEVELOPER);

        assertThatThrownBy(() -> inventory.describe(
                        Drafts.CONSUMER_CREDIT, Drafts.useCaseDescription("Late"), 1, TestUsers.DEVELOPER))
                .satisfies(refusedWith(InventoryProblem.STALE_REVISION))
                .hasMessage(
                        "'consumer-credit' is no longer at revision 1 because it was changed meanwhile: read it again and repeat the change");
        assertThatThrownBy(() -> inventory.describe(
                        Drafts.CREDIT_TREES, Drafts.modelDescription("Early"), 9, TestUsers.DEVELOPER))
                .satisfies(refusedWith(InventoryProblem.STALE_REVISION));
    }

    @Test
    void keepsAVersionWithEverythingSupplied() {
        var golden = new GoldenRecord(
                Map.of("amount", 1e9, "text", "ä\0ß", "vector", List.of(1, 2.5)), Map.of("probability", 0.5), 1e-6);
        var id = inventory.draft(Drafts.version(null), TestUsers.DEVELOPER).id();
        var supplied = inventory.supply(
                id,
                new Supplement(bytes, Drafts.SIGNATURE, List.of(golden), null, Drafts.evaluation("loss")),
                1,
                TestUsers.DEVELOPER);

        assertThat(inventory.version(id)).isEqualTo(supplied);
        assertThat(supplied.goldenRecords()).containsExactly(golden);
        assertThat(supplied.evaluation().target()).isEqualTo("loss");
        assertThat(supplied.revision()).isEqualTo(2);
    }

    @Test
    void supplyingOnAnOldRevisionIsRefused() {
        var id = inventory.draft(Drafts.version(null), TestUsers.DEVELOPER).id();
        inventory.supply(id, Drafts.artifact(bytes), 1, TestUsers.DEVELOPER);
        assertThatThrownBy(() -> inventory.supply(id, Drafts.golden(Drafts.GOLDEN), 1, TestUsers.DEVELOPER))
                .satisfies(refusedWith(InventoryProblem.STALE_REVISION));
        assertThatThrownBy(
                        () -> inventory.supply(id, Drafts.artifact(Digest.ofText("nowhere")), 2, TestUsers.DEVELOPER))
                .isInstanceOf(ArtifactNotFound.class);
    }

    @Test
    void whoMustNotIsRefusedAndRemembered() {
        var id = inventory.draft(Drafts.version(null), TestUsers.DEVELOPER).id();
        tiers.assign(id, 2, "tier:1", LIFECYCLE);
        assertThatThrownBy(() -> inventory.supply(id, Drafts.artifact(bytes), 2, TestUsers.VALIDATOR))
                .isInstanceOf(NotTheDeveloper.class);
        assertThatThrownBy(() -> tiers.override(id, 3, "trust me", TestUsers.DEVELOPER))
                .isInstanceOf(TierOverrideByDeveloper.class);
        assertThat(inventory.version(id).tier().tier()).isEqualTo(2);
    }

    @Test
    void onlyAPersonDrafts() {
        assertThatThrownBy(() -> inventory.draft(Drafts.version(null), LIFECYCLE))
                .isInstanceOf(InvalidEntry.class)
                .hasMessageContaining("needs a person as its developer");
    }

    @Test
    void countsDraftsWithoutGapsOrTwins() throws Exception {
        var numbers = atOnce(
                8,
                () -> inventory
                        .draft(Drafts.version(null), TestUsers.DEVELOPER)
                        .id()
                        .number());
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void freezesOnceWhenManyFreezeAtOnce() throws Exception {
        var id = inventory.draft(Drafts.version(bytes), TestUsers.DEVELOPER).id();
        var examined = inventory.examine(id, Drafts.content(bytes));

        var outcomes = atOnce(6, () -> {
            try {
                return "revision " + inventory.freeze(id, examined, LIFECYCLE).revision();
            } catch (Refusal stale) {
                return stale.slug();
            }
        });

        // A caller that read the draft before it was frozen gets a conflict; a later one finds it frozen.
        assertThat(new HashSet<>(outcomes)).contains("revision 2").isSubsetOf("revision 2", "stale-revision");
        assertThat(inventory.version(id).stage()).isEqualTo(Stage.CANDIDATE);
        assertThat(inventory.version(id).revision()).isEqualTo(2);
    }

    @Test
    void freezingTheSameContentAgainChangesNothing() {
        var id = frozen();
        clock.forward(Duration.ofHours(1));
        var before = inventory.version(id);

        assertThat(inventory.freeze(id, inventory.examine(id, Drafts.content(bytes)), LIFECYCLE))
                .isEqualTo(before);

        var other = artifacts.store(new ByteArrayInputStream(new byte[] {1}));
        var examined = inventory.examine(id, Drafts.content(other));
        assertThatThrownBy(() -> inventory.freeze(id, examined, LIFECYCLE))
                .satisfies(refusedWith(InventoryProblem.STAGE_CONFLICT));
        assertThat(inventory.version(id)).isEqualTo(before);
    }

    @Test
    void refusesChangesOfFrozenContent() {
        var id = frozen();
        var frozen = inventory.version(id);
        assertThatThrownBy(() -> inventory.supply(id, Drafts.artifact(bytes), frozen.revision(), TestUsers.DEVELOPER))
                .satisfies(refusedWith(InventoryProblem.STAGE_CONFLICT));
        assertThat(inventory.version(id)).isEqualTo(frozen);
    }

    @Test
    void contentExaminedForAnotherBuildIsNotFrozen() {
        var id = inventory.draft(Drafts.version(bytes), TestUsers.DEVELOPER).id();
        var examined = inventory.examine(id, Drafts.content(bytes));
        inventory.freeze(id, examined, LIFECYCLE);
        inventory.reopen(id, "rework", LIFECYCLE);

        assertThatThrownBy(() -> inventory.freeze(id, examined, LIFECYCLE))
                .satisfies(refusedWith(InventoryProblem.EXAMINED_FOR_ANOTHER))
                .hasMessageContaining("inspected for build 1 of credit-trees@1");
        var other = inventory.draft(Drafts.version(bytes), TestUsers.DEVELOPER).id();
        assertThatThrownBy(() -> inventory.freeze(other, examined, LIFECYCLE))
                .satisfies(refusedWith(InventoryProblem.EXAMINED_FOR_ANOTHER));
    }

    @Test
    void examinesBytesBeforeAnythingIsFrozen() {
        var id = inventory.draft(Drafts.version(null), TestUsers.DEVELOPER).id();
        var empty = artifacts.store(new ByteArrayInputStream(new byte[0]));
        assertThatThrownBy(() -> inventory.examine(id, Drafts.content(empty)))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith(" is empty");
        assertThatThrownBy(() -> inventory.examine(id, Drafts.content(Digest.ofText("nowhere"))))
                .isInstanceOf(ArtifactNotFound.class);
        assertThatThrownBy(
                        () -> inventory.examine(id, new VersionContent(bytes, Drafts.SIGNATURE, List.of(), Map.of())))
                .hasMessageContaining("has no golden record");
    }

    @Test
    void followsAVersionThroughItsWholeLife() {
        var id = frozen();
        tiers.assign(id, 1, "tier:1", LIFECYCLE);
        inventory.approve(id, "certificate-1", LIFECYCLE);
        inventory.goLive(id, LIFECYCLE);
        assertThat(inventory.inService(Drafts.CREDIT_TREES))
                .extracting(ModelVersion::id)
                .containsExactly(id);
        inventory.renew(id, "certificate-2", LIFECYCLE);
        inventory.suspend(id, "drift", LIFECYCLE);
        inventory.goLive(id, LIFECYCLE);
        clock.forward(Duration.ofDays(1));
        var retired = inventory.retire(id, "replaced", LIFECYCLE);

        assertThat(retired.stage()).isEqualTo(Stage.RETIRED);
        assertThat(retired.certificate()).isEqualTo("certificate-2");
        assertThat(retired.since()).isEqualTo(clock.instant());
        assertThat(inventory.versions(Drafts.CREDIT_TREES)).containsExactly(retired);
        assertThat(inventory.inService(Drafts.CREDIT_TREES)).isEmpty();
    }

    @Test
    void everyEndWantsAReason() {
        var id = frozen();
        assertThatThrownBy(() -> inventory.reject(id, " ", LIFECYCLE)).hasMessageContaining("'reason' is missing");
        assertThatThrownBy(() -> inventory.withdraw(id, "", LIFECYCLE)).hasMessageContaining("'reason' is missing");
        assertThat(inventory.version(id).stage()).isEqualTo(Stage.CANDIDATE);
        assertThat(inventory.reject(id, "too weak", LIFECYCLE).stage()).isEqualTo(Stage.REJECTED);
    }

    @Test
    void anOverriddenTierHoldsAgainstTheRuleAndAgainstLateReaders() {
        var id = frozen();
        tiers.assign(id, 3, "tier:1", LIFECYCLE);
        var seen = inventory.version(id).revision();
        tiers.override(id, 1, "much money", seen, TestUsers.VALIDATOR);
        assertThatThrownBy(() -> tiers.override(id, 2, "on what I saw", seen, TestUsers.APPROVER))
                .satisfies(refusedWith(InventoryProblem.STALE_REVISION));

        var after = tiers.assign(id, 3, "tier:2", LIFECYCLE);
        assertThat(after.tier().tier()).isEqualTo(1);
        assertThat(after.tier().rule()).isEqualTo("tier:2");
        assertThat(tiers.assign(id, 3, "tier:2", LIFECYCLE)).isEqualTo(after);
    }

    @Test
    void givesLongListsInParts() {
        for (var i = 0; i < 5; i++) {
            inventory.draft(Drafts.version(null), TestUsers.DEVELOPER);
        }
        var first = inventory.versions(Drafts.CREDIT_TREES, Paging.of(null, 2));
        assertThat(first.items()).extracting(version -> version.id().number()).containsExactly(1, 2);
        var second = inventory.versions(Drafts.CREDIT_TREES, Paging.of(first.next(), 2));
        assertThat(second.items()).extracting(version -> version.id().number()).containsExactly(3, 4);
        var last = inventory.versions(Drafts.CREDIT_TREES, Paging.of(second.next(), 2));
        assertThat(last.items()).extracting(version -> version.id().number()).containsExactly(5);
        assertThat(last.next()).isNull();

        assertThat(inventory.useCases(Paging.of(null, null)).items()).hasSize(1);
        assertThat(inventory.models(null, Paging.of(null, 1)).next()).isNull();
        assertThat(inventory
                        .models(new UseCaseId("another"), Paging.of(null, null))
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> Paging.of(null, 501)).hasMessage("'limit' is 501: expected 1 to 500");
        assertThatThrownBy(() -> inventory.versions(Drafts.CREDIT_TREES, Paging.of("x", 2)))
                .isInstanceOf(InvalidEntry.class);
    }

    @Test
    void refusesAnUnreadableStructure() {
        var id = inventory.draft(Drafts.version(null), TestUsers.DEVELOPER).id();
        var huge = new GoldenRecord(Map.of("x", "y".repeat(Limits.STRUCTURE)), Map.of("probability", 1), 0);
        assertThatThrownBy(() -> inventory.supply(id, Drafts.golden(huge), 1, TestUsers.DEVELOPER))
                .isInstanceOf(InvalidEntry.class)
                .hasMessageContaining("'goldenRecords' has");
    }

    private VersionId frozen() {
        var id = inventory.draft(Drafts.version(bytes), TestUsers.DEVELOPER).id();
        return inventory
                .freeze(id, inventory.examine(id, Drafts.content(bytes)), LIFECYCLE)
                .id();
    }

    private static VersionId version(int number) {
        return new VersionId(Drafts.CREDIT_TREES, number);
    }

    private static NewVersion draftOf(ModelId model) {
        return new NewVersion(
                model, Origin.IMPORTED, "onnx", null, Drafts.evaluation("outcome"), null, null, List.of());
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws InterruptedException, ExecutionException {
        var barrier = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<T>();
            var tasks = IntStream.range(0, threads)
                    .mapToObj(i -> (Callable<T>) () -> {
                        barrier.await();
                        return work.call();
                    })
                    .toList();
            for (var result : pool.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
