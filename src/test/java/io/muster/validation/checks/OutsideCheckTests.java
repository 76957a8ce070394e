package io.muster.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.extensions.ExtensionRefused;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.statistics.Undefined;
import io.muster.testing.CreditModel;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.ClassificationMetrics;
import io.muster.validation.model.Metric;
import io.muster.validation.model.Metric.Group;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that jars from outside bring: what they may declare, and what they may measure. */
class OutsideCheckTests {

    private static final Metric COST = metric("mean-cost", "Mean cost", Group.BINARY_CLASSIFICATION);

    /** Of it, these checks see nothing but the version. */
    private static final Subject SUBJECT = new Subject(
            null,
            ModelVersion.draft(
                    new VersionId(new ModelId("credit"), 1),
                    CreditModel.unique().version(),
                    TestUsers.DEVELOPER,
                    SettableClock.START),
            null,
            null,
            null,
            null,
            null,
            null);

    private static Metric metric(String id, String title, Group group) {
        return new Metric(id, group, title, "costs of wrong decisions ÷ rows", "from 0, low", "us");
    }

    private record Own(String id, List<Metric> metrics, Consumer<Measurements> work) implements ValidationCheck {

        static Own of(String id, Metric... metrics) {
            return new Own(id, List.of(metrics), measurements -> {});
        }

        @Override
        public void examine(ScoredData data, Measurements measurements) {
            work.accept(measurements);
        }
    }

    private static void together(ValidationCheck... checks) {
        OutsideCheck.requireTogether(
                List.of(new DataCheck(), new DiscriminationCheck()),
                List.of(checks).stream().map(OutsideCheck::new).toList());
    }

    @Test
    void takesACheckWithAMetricOfItsOwn() {
        assertThatCode(() -> together(Own.of("cost", COST))).doesNotThrowAnyException();
    }

    @Test
    void itsMetricsSayForWhichVersionsItIs() {
        assertThat(new OutsideCheck(Own.of("cost", COST)).suits(Task.BINARY_CLASSIFICATION))
                .isTrue();
        assertThat(new OutsideCheck(Own.of("cost", COST)).suits(Task.REGRESSION))
                .isFalse();
        var everywhere = Own.of("cost", metric("mean-cost", "Mean cost", Group.ALL_TASKS));
        for (var task : Task.values()) {
            assertThat(new OutsideCheck(everywhere).suits(task)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data | mean-cost | Mean cost | has an id that another check has
            Cost | mean-cost | Mean cost | has an id that is not lower-case words
            cost | auc       | Mean cost | measures 'auc' (Mean cost), but 'auc'
            cost | mean-cost | BRIER SCORE | measures 'mean-cost' (BRIER SCORE), but 'brier' (Brier score) is a metric already
            """)
    void refusesADeclarationThat(String id, String metric, String title, String why) {
        assertThatThrownBy(() -> together(Own.of(id, metric(metric, title, Group.BINARY_CLASSIFICATION))))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("'%s' (%s)".formatted(id, Own.class.getName()))
                .hasMessageContaining(why);
    }

    @Test
    void refusesTwoFromOutsideThatMeasureTheSame() {
        assertThatThrownBy(() -> together(Own.of("cost", COST), Own.of("costs", COST)))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("'costs'")
                .hasMessageContaining("is a metric already");
    }

    @Test
    void refusesACheckWithoutMetricsOrOfTwoKindsOfTasks() {
        var other = metric("mean-loss", "Mean loss", Group.REGRESSION);

        assertThatThrownBy(() -> new OutsideCheck(Own.of("cost"))).isInstanceOf(ExtensionRefused.class);
        assertThatThrownBy(() -> new OutsideCheck(Own.of("cost", COST, other)))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("all of the same group");
    }

    @Test
    void refusesACheckWhoseDeclarationFails() {
        var broken = new ValidationCheck() {
            @Override
            public String id() {
                throw new IllegalStateException("no settings");
            }

            @Override
            public List<Metric> metrics() {
                return List.of(COST);
            }

            @Override
            public void examine(ScoredData data, Measurements measurements) {}
        };

        assertThatThrownBy(() -> new OutsideCheck(broken))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("no settings");
    }

    @Test
    void reportsWhatItMeasured() {
        var report = report(measurements -> measurements.measure(COST, () -> 0.25));

        assertThat(report.metrics()).containsExactly(Map.entry("mean-cost", 0.25));
    }

    @Test
    void saysWhyThereIsNoValue() {
        var report = report(measurements -> {
            throw new Undefined("no row is decided");
        });

        assertThat(report.undefined()).containsExactly(Map.entry("mean-cost", "no row is decided"));
    }

    /** Otherwise it could make a model pass the policy on a number that Muster measured. */
    @Test
    void cannotReplaceWhatAnotherCheckMeasured() {
        assertThatThrownBy(() -> report(measurements -> measurements.measure(ClassificationMetrics.AUC, () -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'cost' (%s) from outside failed".formatted(Own.class.getName()))
                .hasMessageContaining("measures 'auc', which is not one of its metrics");
        assertThatThrownBy(() -> report(measurements -> measurements.undefined(ClassificationMetrics.AUC, "so")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCheckThatLeavesAMetricOutFails() {
        assertThatThrownBy(() -> report(measurements -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not measure [mean-cost]");
    }

    private static CheckReport report(Consumer<Measurements> work) {
        return CheckReport.of(new OutsideCheck(new Own("cost", List.of(COST), work)), SUBJECT);
    }
}
