package io.muster.monitoring.monitor;

import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.Statistic.Direction;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds of a rule for one statistic of one model. A value is judged by its badness: how far it lies on the bad side
 * of what it is measured from, in the units of the rule.
 *
 * @param centre what badness is measured from; for constants 0, or the ideal value of a statistic that has one
 * @param unit by which the distance is divided
 * @param centreError standard error of the centre; 0 where it is not an estimate
 */
public record Thresholds(MonitorRule rule, Statistic statistic, double centre, double unit, double centreError) {

    /** The fewest parts of a reference from which a standard deviation is taken (NannyML warns below as well). */
    public static final int FEWEST_CHUNKS = 6;

    /** The reach of a one-sided 95 % interval in standard errors. */
    private static final double REACH = 1.6448536269514722;

    /** The reach of a two-sided 95 % interval in standard errors. */
    public static final double BOTH_SIDES = 1.959963984540054;

    /** Thresholds, or the reason why there are none. */
    public sealed interface Resolved {
        record Usable(Thresholds thresholds) implements Resolved {}

        record Unusable(String reason) implements Resolved {}
    }

    /**
     * @param reference the statistic of the reference itself, or null if that has none
     * @param chunks values of the statistic for parts of the reference
     * @throws io.muster.shared.Refusal {@code UNUSABLE_MONITORING_POLICY} if the rule's thresholds are in the wrong order
     */
    public static Resolved of(
            MonitorRule rule, Statistic statistic, @Nullable Measured reference, List<Double> chunks) {
        rule.requireOrder(statistic);
        return switch (rule.basis()) {
            case CONSTANT -> usable(rule, statistic, Families.ideal(statistic).orElse(0), 1, 0);
            case CHANGE ->
                reference == null
                        ? withoutReference()
                        : usable(rule, statistic, reference.value(), 1, error(reference));
            case RELATIVE_CHANGE -> relative(rule, statistic, reference);
            case REFERENCE_CHUNKS -> ofChunks(rule, statistic, chunks);
        };
    }

    private static Resolved relative(MonitorRule rule, Statistic statistic, @Nullable Measured reference) {
        if (reference == null) {
            return withoutReference();
        }
        return reference.value() == 0
                ? new Resolved.Unusable("its value for the reference is 0, so there is no relative change")
                : usable(rule, statistic, reference.value(), Math.abs(reference.value()), error(reference));
    }

    private static Resolved ofChunks(MonitorRule rule, Statistic statistic, List<Double> chunks) {
        if (chunks.size() < FEWEST_CHUNKS) {
            return new Resolved.Unusable("the reference has %d parts with a value; expected at least %d"
                    .formatted(chunks.size(), FEWEST_CHUNKS));
        }
        var mean = chunks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var variance = chunks.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (chunks.size() - 1);
        return variance > 0
                ? usable(rule, statistic, mean, Math.sqrt(variance), 0)
                : new Resolved.Unusable("its value is the same for all parts of the reference");
    }

    private static Resolved withoutReference() {
        return new Resolved.Unusable("the reference has no value to compare with");
    }

    private static Resolved usable(MonitorRule rule, Statistic statistic, double centre, double unit, double error) {
        return new Resolved.Usable(new Thresholds(rule, statistic, centre, unit, error));
    }

    private static double error(Measured reference) {
        return reference.standardError() == null ? 0 : reference.standardError();
    }

    /** How bad a value is, in the units of the rule; below 0 it is better than what it is measured from. */
    public double badness(double value) {
        var distance = (value - centre) / unit;
        return switch (statistic.direction()) {
            case HIGH_IS_BAD -> distance;
            case LOW_IS_BAD -> -distance;
            case FAR_FROM_REFERENCE_IS_BAD -> Math.abs(distance);
        };
    }

    /** How often the breach threshold a value is bad; empty where there is none, or where it is not above 0. */
    public OptionalDouble excess(double value) {
        return breach().filter(breach -> breach > 0)
                .map(breach -> OptionalDouble.of(badness(value) / breach))
                .orElse(OptionalDouble.empty());
    }

    private double badnessOf(double threshold) {
        return rule.basis() == Basis.CONSTANT && statistic.direction() == Direction.LOW_IS_BAD ? -threshold : threshold;
    }

    /** What a value means. It is {@code NO_DATA} while chance alone could turn the verdict. */
    public Observation observe(Measured measured) {
        if (measured.rows() < rule.minimumRows()) {
            return Observation.noData(
                    "%d rows; the policy expects at least %d".formatted(measured.rows(), rule.minimumRows()));
        }
        var byChance = measured.withoutDrift();
        if (byChance != null) {
            return badness(byChance) > badnessOf(rule.warning())
                    ? Observation.noData("without any drift a window of this size exceeds the warning threshold more "
                            + "often than one in twenty times")
                    : Observation.of(level(badness(measured.value())));
        }
        return observeEstimate(measured);
    }

    private Observation observeEstimate(Measured measured) {
        var badness = badness(measured.value());
        var level = level(badness);
        var reach = REACH * uncertainty(measured) / unit;
        if (level == Level.BREACH && badness - reach < badnessOf(rule.warning())) {
            return Observation.noData("the value is in breach, but a window of this size could show that by chance");
        }
        if (level.isBelowWarning()
                && breach().filter(breach -> badness + reach >= breach).isPresent()) {
            return Observation.noData("with so few rows the true value could be in breach");
        }
        return Observation.of(level);
    }

    /** The spread over parts of the reference contains the chance of parts of that size; only what a window has beyond counts. */
    private double uncertainty(Measured measured) {
        var error = error(measured);
        return rule.basis() == Basis.REFERENCE_CHUNKS
                ? Math.sqrt(Math.max(0, error * error - unit * unit))
                : Math.hypot(error, centreError);
    }

    private Level level(double badness) {
        if (breach().filter(breach -> badness >= breach).isPresent()) {
            return Level.BREACH;
        }
        if (badness >= badnessOf(rule.warning())) {
            return Level.WARNING;
        }
        return badness <= badnessOf(rule.clearing()) ? Level.CLEAR : Level.NORMAL;
    }

    private Optional<Double> breach() {
        return Optional.ofNullable(rule.breach()).map(this::badnessOf);
    }

    /** The values between which nothing is reported, for charts. */
    public Band warningBand() {
        return band(rule.warning());
    }

    /** The values between which there is no breach; null for a statistic that only warns. */
    public @Nullable Band breachBand() {
        return rule.breach() == null ? null : band(rule.breach());
    }

    /**
     * The 95 % interval of the value of the reference, for charts; null where thresholds are not measured from an estimate.
     */
    public @Nullable Band referenceBand() {
        var ofReference = rule.basis() == Basis.CHANGE || rule.basis() == Basis.RELATIVE_CHANGE;
        return ofReference ? new Band(centre - BOTH_SIDES * centreError, centre + BOTH_SIDES * centreError) : null;
    }

    /** Open ends are null. */
    public record Band(@Nullable Double lower, @Nullable Double upper) {}

    private Band band(double threshold) {
        var distance = threshold * unit;
        return switch (statistic.direction()) {
            case HIGH_IS_BAD -> new Band(null, centre + distance);
            case LOW_IS_BAD -> new Band(rule.basis() == Basis.CONSTANT ? threshold : centre - distance, null);
            case FAR_FROM_REFERENCE_IS_BAD -> new Band(centre - distance, centre + distance);
        };
    }
}
