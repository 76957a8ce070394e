package io.muster.monitoring.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.extensions.ExtensionRefused;
import io.muster.monitoring.evaluation.DrawnRows;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticResult;
import io.muster.monitoring.statistic.StatisticResult.Failed;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.monitoring.statistic.StatisticResult.NotMeasured;
import io.muster.statistics.Undefined;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StatisticCatalogueTests {

    private static final ReferenceProfile REFERENCE = DrawnRows.of(3, 1_000, 1).reference();

    /** A statistic of one's own that measures as it is told. */
    record Own(Statistic declaration, About about, Function<ComparedCounts, List<Value>> how)
            implements CustomStatistic {

        Own(String id, Function<ComparedCounts, List<Value>> how) {
            this(declared(id, "Own " + id), About.INPUT_DRIFT, how);
        }

        @Override
        public List<Value> measure(ComparedCounts counts) {
            return how.apply(counts);
        }
    }

    private static Statistic declared(String id, String title) {
        return new Statistic(
                id,
                title,
                "Whatever the test says",
                "this test",
                "count",
                "any",
                Statistic.Direction.HIGH_IS_BAD,
                Set.of(Statistic.Uncertainty.EXACT));
    }

    private static List<StatisticResult> measured(CustomStatistic... statistics) {
        var window = DrawnRows.of(3, 500, 2).labelled(REFERENCE);
        return new StatisticCatalogue(List.of(statistics))
                .measure(
                        new MonitoredWindow(REFERENCE, window),
                        each -> each.id().startsWith("own-"));
    }

    @Test
    void getsTheCountsOfWindowAndReference() {
        var results = measured(new Own("own-sum", counts -> {
            var column = counts.window().column("f1").orElseThrow();
            assertThat(column.isFeature()).isTrue();
            assertThat(column.edges()).hasSize(column.bins().length - 1);
            assertThat(counts.reference().rows()).isEqualTo(1_000);
            assertThat(counts.window().score().all()).hasSize(1_000);
            return List.of(
                    CustomStatistic.Value.of("f1", column.sum(), counts.window().rows()));
        }));

        assertThat(results).singleElement().isInstanceOfSatisfying(Measured.class, one -> {
            assertThat(one.subject()).isEqualTo("f1");
            assertThat(one.rows()).isEqualTo(500);
        });
    }

    @Test
    void cannotChangeWhatOthersRead() {
        var destroyer = new Own("own-destroyer", counts -> {
            counts.window().columns().forEach(column -> column.bins()[0] = -7);
            return List.of();
        });
        var reader = new Own(
                "own-reader",
                counts -> counts.window().columns().stream()
                        .map(column -> CustomStatistic.Value.of(column.name(), column.bins()[0], 1))
                        .toList());

        assertThat(measured(destroyer, reader))
                .allSatisfy(result -> assertThat(((Measured) result).value()).isNotNegative());
    }

    @Test
    void aFaultIsAResultAndKeepsNoOtherStatisticFromItsValue() {
        var results = measured(
                new Own("own-thrower", counts -> {
                    throw new IllegalStateException("no such table");
                }),
                new Own("own-recursion", StatisticCatalogueTests::forEver),
                new Own("own-old", counts -> {
                    throw new NoSuchMethodError("since 2.0");
                }),
                new Own("own-null", counts -> null),
                new Own("own-infinite", counts -> List.of(CustomStatistic.Value.of(Double.NaN, 1))),
                new Own("own-twice", counts -> Collections.nCopies(2, CustomStatistic.Value.of(1, 1))),
                new Own("own-many", counts -> Collections.nCopies(2_001, CustomStatistic.Value.of(1, 1))),
                new Own("own-honest", counts -> {
                    throw new Undefined("there is no column of that name");
                }),
                new Own("own-good", counts -> List.of(CustomStatistic.Value.of(1, 1))));

        assertThat(results).hasSize(9);
        assertThat(results.subList(0, 7))
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.reason())
                                        .contains(failed.statistic().id(), "failed:")));
        assertThat(results.get(7))
                .isInstanceOfSatisfying(
                        NotMeasured.class, none -> assertThat(none.reason()).contains("no column"));
        assertThat(results.get(8)).isInstanceOf(Measured.class);
    }

    private static List<CustomStatistic.Value> forEver(ComparedCounts counts) {
        return forEver(counts);
    }

    @Test
    void refusesWhatIsTaken() {
        Function<ComparedCounts, List<CustomStatistic.Value>> nothing = counts -> List.of();

        assertThatThrownBy(() -> new StatisticCatalogue(List.of(new Own("psi", nothing))))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("'psi'");
        assertThatThrownBy(
                        () -> new StatisticCatalogue(List.of(new Own("own-one", nothing), new Own("own-one", nothing))))
                .isInstanceOf(ExtensionRefused.class);
        assertThatThrownBy(() -> new StatisticCatalogue(List.of(new Own(
                        declared("own-long-" + "x".repeat(60), "Own"), CustomStatistic.About.FAIRNESS, nothing))))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("63");
        assertThatThrownBy(() -> new StatisticCatalogue(List.of(new Own(null, null, nothing))))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("declaration");
    }
}
