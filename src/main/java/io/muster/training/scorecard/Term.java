package io.muster.training.scorecard;

import io.muster.training.embedded.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One column of the design matrix. */
sealed interface Term {

    /** As it appears in metrics: {@code intercept}, {@code age}, {@code housing=own}. */
    String name();

    double at(int row);

    record Intercept() implements Term {
        @Override
        public String name() {
            return "intercept";
        }

        @Override
        public double at(int row) {
            return 1;
        }
    }

    record Slope(Feature.Numeric feature) implements Term {
        @Override
        public String name() {
            return feature.name();
        }

        @Override
        public double at(int row) {
            return feature.values()[row];
        }
    }

    /** 1 for one level, 0 for all others. The reference level has no term. */
    record Dummy(Feature.Categorical feature, String level) implements Term {
        @Override
        public String name() {
            return feature.name() + "=" + level;
        }

        @Override
        public double at(int row) {
            return level.equals(feature.values()[row]) ? 1 : 0;
        }
    }

    /** The intercept, then every feature; for a categorical one, all levels but the reference. */
    static List<Term> of(List<Feature> features) {
        var terms = new ArrayList<Term>();
        terms.add(new Intercept());
        for (var feature : features) {
            if (feature instanceof Feature.Numeric numeric) {
                terms.add(new Slope(numeric));
            } else if (feature instanceof Feature.Categorical categorical) {
                var reference = referenceLevel(categorical);
                categorical.levels().stream()
                        .filter(level -> !level.equals(reference))
                        .forEach(level -> terms.add(new Dummy(categorical, level)));
            }
        }
        return List.copyOf(terms);
    }

    /** The most frequent level, the first of equals: it keeps the other coefficients' standard errors small. */
    static String referenceLevel(Feature.Categorical feature) {
        var best = feature.levels().get(0);
        var most = 0L;
        for (var level : feature.levels()) {
            var count = Arrays.stream(feature.values()).filter(level::equals).count();
            if (count > most) {
                most = count;
                best = level;
            }
        }
        return best;
    }
}
