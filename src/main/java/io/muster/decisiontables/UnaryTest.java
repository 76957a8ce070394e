package io.muster.decisiontables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cell of a rule: whether an input's value matches. Values are {@link Double}, {@link String} or {@link Boolean},
 * of the kind of the input (DMN 1.5, section 10.3.2.8, grammar rules 7 to 17).
 */
public sealed interface UnaryTest {

    boolean matches(Object value);

    /**
     * Whether a missing value matches; empty if the comparison is undefined, so that its negation is undefined too.
     */
    Optional<Boolean> matchesMissing();

    /** The values at which the answer may change: the ends of intervals, the texts named. */
    Stream<Object> landmarks();

    /** "-": everything matches, even a missing value. */
    record Any() implements UnaryTest {
        @Override
        public boolean matches(Object value) {
            return true;
        }

        @Override
        public Optional<Boolean> matchesMissing() {
            return Optional.of(true);
        }

        @Override
        public Stream<Object> landmarks() {
            return Stream.empty();
        }
    }

    /** "null": only a missing value matches. */
    record Missing() implements UnaryTest {
        @Override
        public boolean matches(Object value) {
            return false;
        }

        @Override
        public Optional<Boolean> matchesMissing() {
            return Optional.of(true);
        }

        @Override
        public Stream<Object> landmarks() {
            return Stream.empty();
        }
    }

    record Equal(Object expected) implements UnaryTest {
        @Override
        public boolean matches(Object value) {
            return expected.equals(value);
        }

        @Override
        public Optional<Boolean> matchesMissing() {
            return Optional.of(false);
        }

        @Override
        public Stream<Object> landmarks() {
            return Stream.of(expected);
        }
    }

    /** Numbers between two ends; an end may be infinite. */
    record Interval(double low, boolean lowIncluded, double high, boolean highIncluded) implements UnaryTest {
        @Override
        public boolean matches(Object value) {
            return value instanceof Double number
                    && (lowIncluded ? number >= low : number > low)
                    && (highIncluded ? number <= high : number < high);
        }

        @Override
        public Optional<Boolean> matchesMissing() {
            return Optional.empty();
        }

        @Override
        public Stream<Object> landmarks() {
            return Stream.of(low, high).filter(end -> !Double.isInfinite(end)).map(Object.class::cast);
        }
    }

    record AnyOf(List<UnaryTest> tests) implements UnaryTest {
        @Override
        public boolean matches(Object value) {
            return tests.stream().anyMatch(test -> test.matches(value));
        }

        @Override
        public Optional<Boolean> matchesMissing() {
            var answers = tests.stream().map(UnaryTest::matchesMissing).toList();
            if (answers.contains(Optional.of(true))) {
                return Optional.of(true);
            }
            return answers.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
        }

        @Override
        public Stream<Object> landmarks() {
            return tests.stream().flatMap(UnaryTest::landmarks);
        }
    }

    record Not(UnaryTest test) implements UnaryTest {
        @Override
        public boolean matches(Object value) {
            return !test.matches(value);
        }

        @Override
        public Optional<Boolean> matchesMissing() {
            return test.matchesMissing().map(fits -> !fits);
        }

        @Override
        public Stream<Object> landmarks() {
            return test.landmarks();
        }
    }
}
