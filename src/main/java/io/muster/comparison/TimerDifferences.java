package io.muster.comparison;

import io.muster.comparison.Difference.Kind;
import java.util.List;
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
}
