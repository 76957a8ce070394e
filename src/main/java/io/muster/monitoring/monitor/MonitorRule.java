package io.muster.monitoring.monitor;

import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.Statistic.Direction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy demands of one statistic. The three thresholds are on the same scale, which the basis says.
 *
 * @param statistic id of a statistic
 * @param compared what the window is compared with
 * @param basis what the thresholds are measured from
 * @param warning from here on a value is a warning
 * @param breach from here on it is a breach; null for a statistic that only warns
 * @param clearing a breach clears only at values that are at most as bad as this
 * @param breachWindows how many of the last {@code windows} windows must be in breach before the monitor is
 * @param minimumRows with fewer rows there is no verdict
 * @param window how long a window is
 * @param coolDown for how many windows after a breach has cleared a new one continues the same incident
 */
public record MonitorRule(
        String statistic,
        Compared compared,
        Basis basis,
        double warning,
        @Nullable Double breach,
        double clearing,
        int breachWindows,
        int windows,
        long minimumRows,
        WindowLength window,
        int coolDown) {

    /** The most windows that a monitor remembers. */
    public static final int MOST_WINDOWS = 60;

    /** What a window is compared with. */
    public enum Compared {
        /** The validated data. */
        REFERENCE,
        /** The window before: sudden changes. */
        PREVIOUS;

        public String word() {
            return MonitorRule.word(this);
        }
    }

    /** What thresholds are measured from. */
    public enum Basis {
        /** The value itself; for a statistic with an ideal value, such as 0 for a difference of groups, the distance from that. */
        CONSTANT,
        /** How much worse the value is than that of the reference. */
        CHANGE,
        /** How much worse it is, divided by the value of the reference. */
        RELATIVE_CHANGE,
        /** How much worse it is than the mean over parts of the reference, in standard deviations over these parts. */
        REFERENCE_CHUNKS;

        public String word() {
            return MonitorRule.word(this);
        }
    }

    /** @throws io.muster.shared.Refusal {@code UNUSABLE_MONITORING_POLICY} if no value could be judged by it */
    public MonitorRule {
        require(statistic != null && !statistic.isBlank(), statistic, "it names no statistic");
        require(
                Double.isFinite(warning) && Double.isFinite(clearing) && (breach == null || Double.isFinite(breach)),
                statistic,
                "a threshold is not a number");
        require(
                breachWindows >= 1 && breachWindows <= windows && windows <= MOST_WINDOWS,
                statistic,
                "%d of %d windows: expected at least one, and of at most %d"
                        .formatted(breachWindows, windows, MOST_WINDOWS));
        require(minimumRows >= 0 && coolDown >= 0, statistic, "minimum sample and cool-down must not be below 0");
    }

    private static void require(boolean fulfilled, @Nullable String statistic, String otherwise) {
        if (!fulfilled) {
            throw MonitorProblem.UNUSABLE_MONITORING_POLICY.refusal(
                    "The rule for statistic '%s' cannot be used: %s", statistic, otherwise);
        }
    }

    /** @throws io.muster.shared.Refusal {@code UNUSABLE_MONITORING_POLICY} if its thresholds are in the wrong order for the statistic */
    void requireOrder(Statistic declared) {
        require(
                basis != Basis.CONSTANT
                        || declared.direction() != Direction.FAR_FROM_REFERENCE_IS_BAD
                        || Families.ideal(declared).isPresent(),
                statistic,
                "values far from the reference are bad, so thresholds must be a change or standard deviations");
        var sign = sign(declared);
        require(
                sign * clearing <= sign * warning && (breach == null || sign * warning <= sign * breach),
                statistic,
                "clearing %s, warning %s, breach %s: expected each to be at least as bad as the one before"
                        .formatted(clearing, warning, breach));
    }

    /**
     * Thresholds on the scale of a rule's basis; null where the rule's own one holds.
     *
     * @param warning from here on a value is a warning
     * @param breach from here on it is a breach
     * @param clearing a breach clears only at values that are at most as bad
     */
    public record Limits(
            @Nullable Double warning,
            @Nullable Double breach,
            @Nullable Double clearing) {
        public Limits {
            if (warning == null && breach == null && clearing == null) {
                throw new IllegalArgumentException("No threshold is stated: expected warning, breach or clearing");
            }
        }
    }

    /** Which of other thresholds would report less than this rule, in words; empty if none would. */
    public Optional<String> looser(Limits limits, Statistic declared) {
        return Stream.of(
                        looser("warning", limits.warning(), warning, declared),
                        looser("breach", limits.breach(), breach, declared),
                        looser("clearing", limits.clearing(), clearing, declared))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> looser(String name, @Nullable Double other, @Nullable Double own, Statistic declared) {
        if (other == null || own == null || sign(declared) * other <= sign(declared) * own) {
            return Optional.empty();
        }
        return Optional.of("%s %s is looser than the %s of the policy".formatted(name, other, own));
    }

    /** This rule with the stricter one of each two thresholds. A stricter breach makes warning and clearing as strict. */
    public MonitorRule tightened(Limits limits, Statistic declared) {
        var stricterBreach = stricter(breach, limits.breach(), declared);
        var stricterWarning = Objects.requireNonNull(
                stricter(stricter(warning, limits.warning(), declared), stricterBreach, declared));
        var stricterClearing = Objects.requireNonNull(
                stricter(stricter(clearing, limits.clearing(), declared), stricterWarning, declared));
        return new MonitorRule(
                statistic,
                compared,
                basis,
                stricterWarning,
                stricterBreach,
                stricterClearing,
                breachWindows,
                windows,
                minimumRows,
                window,
                coolDown);
    }

    private @Nullable Double stricter(@Nullable Double one, @Nullable Double other, Statistic declared) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return sign(declared) * one <= sign(declared) * other ? one : other;
    }

    /** Low constants are strict, except where low values are bad. */
    private int sign(Statistic declared) {
        return basis == Basis.CONSTANT && declared.direction() == Direction.LOW_IS_BAD ? -1 : 1;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws io.muster.shared.Refusal {@code UNUSABLE_MONITORING_POLICY} naming the words that are known */
    static <E extends Enum<E>> E parse(Class<E> type, String statistic, @Nullable Object word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> MonitorProblem.UNUSABLE_MONITORING_POLICY.refusal(
                        "The rule for statistic '%s' says '%s'; expected one of %s",
                        statistic,
                        word,
                        Arrays.stream(type.getEnumConstants())
                                .map(MonitorRule::word)
                                .collect(Collectors.joining(", "))));
    }
}
