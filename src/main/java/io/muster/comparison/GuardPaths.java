package io.muster.comparison;

import io.muster.verification.model.Guard;
import io.muster.verification.model.Guard.GuardReached;
import io.muster.verification.model.Violation.PathStep;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The paths to a guarded step, all for one tier and one origin. */
record GuardPaths(List<GuardReached> ways) {

    GuardPaths {
        ways = List.copyOf(ways);
    }

    static GuardPaths to(Collection<GuardReached> all, PathStep step, int tier, @Nullable String origin) {
        return new GuardPaths(all.stream()
                        .filter(way -> way.tier() == tier)
                        .filter(way -> way.step().element().equals(step.element()))
                        .filter(way -> way.step().process().equals(step.process()))
                        .toList())
                .ofOrigin(origin);
    }

    static GuardPaths to(Collection<GuardReached> all, Guard guard, int tier, @Nullable String origin) {
        return new GuardPaths(all.stream()
                        .filter(way -> way.tier() == tier && way.guard() == guard)
                        .toList())
                .ofOrigin(origin);
    }

    /** Paths of that origin; if none are known for it, those of any origin. */
    private GuardPaths ofOrigin(@Nullable String origin) {
        var same = ways.stream()
                .filter(way -> Objects.equals(way.origin(), origin) || way.origin() == null)
                .toList();
        return same.isEmpty() ? this : new GuardPaths(same);
    }

    boolean isEmpty() {
        return ways.isEmpty();
    }

    /** Controls that were provided on every path. */
    Set<String> certain() {
        var certain = possible();
        ways.forEach(way -> certain.retainAll(way.controls()));
        return certain;
    }

    /** Controls that were provided on some path. */
    Set<String> possible() {
        var possible = new TreeSet<String>();
        ways.forEach(way -> possible.addAll(way.controls()));
        return possible;
    }

    /** Paths on which less was provided than on any of the others. */
    GuardPaths below(GuardPaths others) {
        return new GuardPaths(ways.stream()
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

    GuardPaths without(String control) {
        return new GuardPaths(
                ways.stream().filter(way -> !way.controls().contains(control)).toList());
    }
}
