package io.muster.verification.diff;

import io.muster.verification.Guard;
import io.muster.verification.GuardReached;
import io.muster.verification.PathStep;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Ways to a guarded step, all for one tier and one origin. */
record Ways(List<GuardReached> ways) {

    Ways {
        ways = List.copyOf(ways);
    }

    static Ways to(Collection<GuardReached> all, PathStep step, int tier, @Nullable String origin) {
        return new Ways(all.stream()
                        .filter(way -> way.tier() == tier)
                        .filter(way -> way.step().element().equals(step.element()))
                        .filter(way -> way.step().process().equals(step.process()))
                        .toList())
                .ofOrigin(origin);
    }

    static Ways to(Collection<GuardReached> all, Guard guard, int tier, @Nullable String origin) {
        return new Ways(all.stream()
                        .filter(way -> way.tier() == tier && way.guard() == guard)
                        .toList())
                .ofOrigin(origin);
    }

    /** Those of that origin; where nothing is known of it, whatever its origin. */
    private Ways ofOrigin(@Nullable String origin) {
        var same = ways.stream()
                .filter(way -> Objects.equals(way.origin(), origin) || way.origin() == null)
                .toList();
        return same.isEmpty() ? this : new Ways(same);
    }

    boolean isEmpty() {
        return ways.isEmpty();
    }

    /** Controls that were provided on every way. */
    Set<String> certain() {
        var certain = possible();
        ways.forEach(way -> certain.retainAll(way.controls()));
        return certain;
    }

    /** Controls that were provided on some way. */
    Set<String> possible() {
        var possible = new TreeSet<String>();
        ways.forEach(way -> possible.addAll(way.controls()));
        return possible;
    }

    /** Ways on which less was provided than on any of the others. */
    Ways below(Ways others) {
        return new Ways(ways.stream()
                .filter(way ->
                        others.ways.stream().noneMatch(other -> way.controls().containsAll(other.controls())))
                .toList());
    }

    List<PathStep> shortest() {
        return ways.stream()
                .min(Comparator.comparing((GuardReached way) -> way.path().size())
                        .thenComparing(way -> way.path().toString()))
                .map(GuardReached::path)
                .orElse(List.of());
    }

    Ways without(String control) {
        return new Ways(
                ways.stream().filter(way -> !way.controls().contains(control)).toList());
    }
}
