package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import io.muster.verification.net.Translator;
import io.muster.verification.search.Exploration;
import io.muster.verification.search.Explorer;
import io.muster.verification.search.model.SearchModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reduced search is checked against one that tries every order, on diagrams drawn at random. */
class ReductionSlowTests {

    private static final int BOUND = 4_000;
    private static final int DIAGRAMS = 150;
    /** States of diagrams that the engine is led through as well. */
    private static final int FEW = 2_500;

    private static final int LED_THROUGH = 60;

    @Test
    void findsTheSameAsTryingEveryOrder() {
        var compared = 0;
        for (var seed = 0L; seed < DIAGRAMS; seed++) {
            compared += compare(seed, seed % 3 != 0) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(DIAGRAMS / 2);
    }

    @Test
    void neverFindsADeadEndInWhatIsSoundByConstruction() {
        for (var seed = 1_000L; seed < 1_000 + DIAGRAMS; seed++) {
            var found = new Explorer(model(RandomDiagram.draw(seed, false)), BOUND).explore();

            assertThat(properties(found))
                    .as("seed %d", seed)
                    .doesNotContain(Property.COMPLETION, Property.BOUNDED, Property.DEFINED_BEFORE_READ);
        }
    }

    @Test
    void reachesGuardedStepsWithTheSameControls() {
        var compared = 0;
        for (var seed = 0L; seed < LED_THROUGH; seed++) {
            compared += compareGuards(FuzzDiagrams.draw(seed)) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(LED_THROUGH / 4);
        for (var trap : KnownTraps.all().values()) {
            compareGuards(trap);
        }
    }

    private static boolean compareGuards(FuzzDiagram drawn) {
        var translation = new Translator(Processes.of(drawn.diagrams()).all(), Bench.meanings()).translate("main");
        if (!translation.untranslated().isEmpty()) {
            return false;
        }
        var model = new SearchModel(translation.net(), 1, drawn.policy(), Set.of());
        var all = Explorer.exhaustive(model, FEW).explore();
        if (!all.complete() || properties(all).contains(Property.BOUNDED)) {
            return false;
        }
        var reduced = new Explorer(model, BOUND).explore();
        assertThat(reduced.guards().keySet())
                .as(drawn.text())
                .isEqualTo(all.guards().keySet());
        assertThat(properties(reduced)).as(drawn.text()).isEqualTo(properties(all));
        return true;
    }

    /** @return false when the diagram has too many states for trying every order */
    private static boolean compare(long seed, boolean bent) {
        var lines = RandomDiagram.draw(seed, bent);
        var all = Explorer.exhaustive(model(lines), BOUND).explore();
        if (!all.complete() || properties(all).contains(Property.BOUNDED)) {
            return false;
        }
        var reduced = new Explorer(model(lines), BOUND).explore();
        assertThat(properties(reduced)).as("seed %d:\n%s", seed, lines).isEqualTo(properties(all));
        assertThat(reduced.entered().keySet())
                .as("seed %d:\n%s", seed, lines)
                .isEqualTo(all.entered().keySet());
        assertThat(reduced.states()).isLessThanOrEqualTo(all.states());
        return true;
    }

    private static Set<Property> properties(Exploration exploration) {
        var properties = EnumSet.noneOf(Property.class);
        exploration.found().forEach(found -> properties.add(found.observation().property()));
        return properties;
    }

    private static SearchModel model(String lines) {
        var processes = Processes.of(List.of(Drawing.of("main", lines)));
        var translation = new Translator(processes.all(), Bench.meanings()).translate("main");
        assertThat(translation.untranslated()).isEmpty();
        var policy = new ProofPolicy(
                List.of(),
                List.of(new ProofPolicy.Demand(Guard.DEPLOY, 1, null, Set.of("approval"))),
                List.of(new ProofPolicy.Separation(1, "approval", "review")),
                Set.of(),
                java.util.Map.of());
        return new SearchModel(translation.net(), 1, policy, Set.of());
    }
}
