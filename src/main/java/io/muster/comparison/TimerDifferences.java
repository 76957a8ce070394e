package io.muster.comparison;

import io.muster.comparison.Difference.Effect;
import io.muster.comparison.Difference.Kind;
import io.muster.verification.model.TimerDuration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import org.jspecify.annotations.Nullable;

/** Changes to how long things may take. */
final class TimerDifferences {

    private static final String TIMER = "timerEventDefinition time";
    private static final String WAIT = "property muster.wait";

    private final DiagramElements before;
    private final DiagramElements after;
    private final List<Difference> differences;

    TimerDifferences(DiagramElements before, DiagramElements after, List<Difference> differences) {
        this.before = before;
        this.after = after;
        this.differences = differences;
    }

    /** A deadline that was removed while the activity it limited remains. */
    void noticeRemoved(Element element) {
        var length = length(element);
        var host = before.named(element, "attachedToRef");
        if (length != null && host.isPresent() && after.find(host.get().key()).isPresent()) {
            differences.add(Difference.between(
                    Kind.DEADLINE,
                    Effect.WEAKER,
                    host.get(),
                    "%s no longer has what followed after %s (%s)"
                            .formatted(host.get().spoken(), DurationOrder.spoken(length), element.spoken()),
                    length,
                    null));
        }
    }

    /** @return whether the fact is about time */
    boolean notice(Element then, Element now, String fact) {
        if (fact.startsWith(TIMER)) {
            compare(then, now, fact);
            return true;
        }
        if (fact.equals(WAIT)) {
            var waits = now.fact(fact) != null;
            add(
                    then,
                    now,
                    fact,
                    waits ? Effect.WEAKER : Effect.STRONGER,
                    "%s %s wait without a deadline".formatted(now.spoken(), waits ? "may now" : "may no longer"));
            return true;
        }
        if (fact.equals("dueDate")) {
            var effect = now.fact(fact) == null ? Effect.WEAKER : effect(then.fact(fact), now.fact(fact), false);
            add(
                    then,
                    now,
                    fact,
                    effect,
                    "%s is due %s, before it was %s".formatted(now.spoken(), said(now, fact), said(then, fact)));
            return true;
        }
        if (fact.equals("cancelActivity") && length(now) != null) {
            var gentle = "false".equals(now.fact(fact));
            add(
                    then,
                    now,
                    fact,
                    gentle ? Effect.WEAKER : Effect.STRONGER,
                    "%s %s what it is attached to".formatted(place(now), gentle ? "no longer ends" : "now ends"));
            return true;
        }
        return false;
    }

    private void compare(Element then, Element now, String fact) {
        var was = then.fact(fact);
        var is = now.fact(fact);
        if (was == null) {
            add(then, now, fact, Effect.NEITHER, "%s comes after %s".formatted(place(now), DurationOrder.spoken(is)));
        } else if (is == null) {
            add(
                    then,
                    now,
                    fact,
                    length(now) == null ? Effect.WEAKER : Effect.NEITHER,
                    "%s no longer comes after %s".formatted(place(now), DurationOrder.spoken(was)));
        } else {
            add(
                    then,
                    now,
                    fact,
                    effect(was, is, isPause(now)),
                    "%s comes after %s, before it was after %s"
                            .formatted(place(now), DurationOrder.spoken(is), DurationOrder.spoken(was)));
        }
    }

    /** A pause may get longer, everything else shorter; durations that cannot be compared count as weaker. */
    private static Effect effect(@Nullable String was, @Nullable String is, boolean pause) {
        if (was == null || is == null) {
            return Effect.NEITHER;
        }
        var order = DurationOrder.compare(was, is);
        if (order.isEmpty()) {
            return Effect.WEAKER;
        }
        if (order.get() == 0) {
            return Effect.NEITHER;
        }
        return order.get() < 0 == pause ? Effect.STRONGER : Effect.WEAKER;
    }

    /** A timer on the path, with no competing event. */
    private boolean isPause(Element timer) {
        return timer.type().equals("intermediateCatchEvent")
                && after.incoming(timer).stream()
                        .noneMatch(flow -> after.named(flow, "sourceRef")
                                .filter(source -> source.type().equals("eventBasedGateway"))
                                .isPresent());
    }

    private String place(Element timer) {
        return after.named(timer, "attachedToRef")
                .map(host -> "Timer %s at %s".formatted(timer.spoken(), host.spoken()))
                .orElse("Timer " + timer.spoken());
    }

    private static @Nullable String length(Element element) {
        return element.facts().entrySet().stream()
                .filter(fact -> fact.getKey().startsWith(TIMER))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String said(Element element, String fact) {
        var value = element.fact(fact);
        return value == null ? "never" : "after " + DurationOrder.spoken(value);
    }

    private void add(Element then, Element now, String fact, Effect effect, String sentence) {
        differences.add(Difference.between(Kind.DEADLINE, effect, now, sentence, then.fact(fact), now.fact(fact)));
    }

    /**
     * The order of timers' durations. Besides durations that may be deployed it covers those that a file may contain
     * anyway: months, years and cycles.
     */
    private static final class DurationOrder {

        private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

        private static final Pattern NOT_FIXED = Pattern.compile("P(\\d{1,9})([YM])");
        private static final Map<String, String> UNITS = Map.of("Y", "year", "M", "month");

        private DurationOrder() {}

        /**
         * @param before a duration as in ISO 8601, or a cycle such as {@code R3/PT1H}
         * @return empty if the order is undefined, such as for a month and thirty days
         */
        static Optional<Integer> compare(String before, String after) {
            if (!cycle(before).equals(cycle(after))) {
                return Optional.empty();
            }
            var lengths = Stream.of(before, after)
                    .flatMap(text -> TimerDuration.read(text).stream())
                    .toList();
            return lengths.size() == 2
                    ? Optional.of(lengths.get(0).compareTo(lengths.get(1)))
                    : compareOthers(before, after);
        }

        private static Optional<Integer> compareOthers(String before, String after) {
            try {
                var order = duration(before).compare(duration(after));
                return order == DatatypeConstants.INDETERMINATE ? Optional.empty() : Optional.of(order);
            } catch (IllegalArgumentException | UnsupportedOperationException e) {
                return Optional.empty();
            }
        }

        /** Such as {@code 30 days}; less simple durations are returned unchanged. */
        static String spoken(String text) {
            return TimerDuration.read(text).map(TimerDuration::inWords).orElseGet(() -> spokenOther(text));
        }

        private static String spokenOther(String text) {
            var matcher = NOT_FIXED.matcher(text);
            if (!matcher.matches()) {
                return text;
            }
            var unit = UNITS.get(matcher.group(2));
            return matcher.group(1) + " " + (matcher.group(1).equals("1") ? unit : unit + "s");
        }

        private static String cycle(String text) {
            return text.substring(0, text.lastIndexOf('/') + 1);
        }

        private static Duration duration(String text) {
            return TYPES.newDuration(text.substring(text.lastIndexOf('/') + 1));
        }
    }
}
