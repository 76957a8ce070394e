package io.muster.comparison;

import io.muster.comparison.Difference.Effect;
import io.muster.comparison.Difference.Kind;
import io.muster.verification.Verifier.VerificationResult;
import io.muster.verification.model.Guard;
import io.muster.verification.model.Guard.GuardReached;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation.PathStep;
import io.muster.verification.model.Violation.Untranslated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes on the paths to deployments, promotions and the like. */
final class GuardDifferences {

    private final VerificationResult before;
    private final VerificationResult after;
    private final Map<Fact, List<Case>> facts = new LinkedHashMap<>();

    GuardDifferences(VerificationResult before, VerificationResult after) {
        this.before = before;
        this.after = after;
    }

    /** A statement that applies to one or several tiers and origins. */
    private record Fact(Kind kind, Effect effect, PathStep step, Guard guard, String sentence) {}

    private record Case(int tier, @Nullable String origin, List<PathStep> path) {}

    /** A guarded step in one tier, for versions of one origin. */
    private record Place(
            PathStep step, Guard guard, int tier, @Nullable String origin) {

        static Place of(GuardReached way) {
            return new Place(way.step(), way.guard(), way.tier(), way.origin());
        }
    }

    List<Difference> find() {
        var undecided = new ArrayList<Difference>();
        noticeUnseen(before, "old").ifPresent(undecided::add);
        noticeUnseen(after, "new").ifPresent(undecided::add);
        if (!undecided.isEmpty()) {
            return undecided;
        }
        places(after.guards()).forEach(this::compare);
        noticeGone();
        return facts.entrySet().stream()
                .map(entry -> difference(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Optional<Difference> noticeUnseen(VerificationResult examination, String which) {
        if (examination.complete()) {
            return Optional.empty();
        }
        var why = examination.proof().untranslated().stream()
                .map(GuardDifferences::spoken)
                .collect(Collectors.joining("; "));
        return Optional.of(new Difference(
                Kind.UNDECIDED,
                Effect.WEAKER,
                "",
                "",
                List.of(),
                "It is unknown which controls the %s version has: %s"
                        .formatted(which, why.isEmpty() ? "it has too many states" : why),
                null,
                null,
                List.of()));
    }

    private static String spoken(Untranslated untranslated) {
        return "'%s': %s".formatted(untranslated.element(), untranslated.what());
    }

    private static Collection<Place> places(Collection<GuardReached> ways) {
        return ways.stream().map(Place::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void compare(Place place) {
        var now = GuardPaths.to(after.guards(), place.step(), place.tier(), place.origin());
        var then = GuardPaths.to(before.guards(), place.step(), place.tier(), place.origin());
        if (then.isEmpty()) {
            then = GuardPaths.to(before.guards(), place.guard(), place.tier(), place.origin());
            noticeNewWay(place, now, then);
        }
        if (!then.isEmpty()) {
            compare(place, then, now);
        }
    }

    private void noticeNewWay(Place place, GuardPaths now, GuardPaths then) {
        var weaker = then.isEmpty()
                ? now.certain().isEmpty() || isBroken(place)
                : !now.below(then).isEmpty();
        var controls = now.certain().isEmpty() ? "no control for certain" : Tiers.list(now.certain());
        add(
                Kind.WAY_TO_GUARD,
                weaker ? Effect.WEAKER : Effect.NEITHER,
                place,
                now.shortest(),
                "%s is a new path to %s, after %s".formatted(spoken(place), verb(place.guard()), controls));
    }

    /** Whether a control that the policy demands is missing there. */
    private boolean isBroken(Place place) {
        return after.proof().result(Property.CONTROL_BEFORE_GUARD).violations().stream()
                .anyMatch(violation -> violation.tier() == place.tier()
                        && violation.elements().contains(place.step().element()));
    }

    private void compare(Place place, GuardPaths then, GuardPaths now) {
        for (var control : then.certain()) {
            if (!now.certain().contains(control)) {
                add(
                        Kind.CONTROL_DROPPED,
                        Effect.WEAKER,
                        place,
                        now.without(control).shortest(),
                        "%s can be reached without control %s, which was certain before"
                                .formatted(spoken(place), control));
            }
        }
        noticeImpossible(place, then, now);
        for (var control : now.certain()) {
            if (!then.certain().contains(control)) {
                add(
                        Kind.CONTROL_ADDED,
                        Effect.STRONGER,
                        place,
                        List.of(),
                        "%s is now reached only after control %s".formatted(spoken(place), control));
            }
        }
        noticeWeakWays(place, then, now);
    }

    private void noticeImpossible(Place place, GuardPaths then, GuardPaths now) {
        for (var control : then.possible()) {
            if (!now.possible().contains(control) && !then.certain().contains(control)) {
                add(
                        Kind.CONTROL_DROPPED,
                        Effect.WEAKER,
                        place,
                        now.shortest(),
                        "%s is no longer reached after control %s".formatted(spoken(place), control));
            }
        }
    }

    /** Paths with fewer controls than before, though each single control is as certain and possible as it was. */
    private void noticeWeakWays(Place place, GuardPaths then, GuardPaths now) {
        var weak = now.below(then).ways().stream()
                .filter(way -> way.controls().containsAll(then.certain()))
                .toList();
        if (!weak.isEmpty() && now.possible().containsAll(then.possible())) {
            var ways = new GuardPaths(weak);
            add(
                    Kind.WAY_TO_GUARD,
                    Effect.WEAKER,
                    place,
                    ways.shortest(),
                    "%s can be reached on a new path, with fewer controls than on any path before: %s"
                            .formatted(
                                    spoken(place), ways.possible().isEmpty() ? "none" : Tiers.list(ways.possible())));
        }
    }

    private void noticeGone() {
        for (var place : places(before.guards())) {
            if (place.guard().restores()
                    && GuardPaths.to(after.guards(), place.guard(), place.tier(), place.origin())
                            .isEmpty()) {
                add(
                        Kind.GUARD_GONE,
                        Effect.WEAKER,
                        place,
                        List.of(),
                        "Nothing can %s any longer".formatted(verb(place.guard())));
            }
        }
    }

    private void add(Kind kind, Effect effect, Place place, List<PathStep> path, String sentence) {
        facts.computeIfAbsent(new Fact(kind, effect, place.step(), place.guard(), sentence), any -> new ArrayList<>())
                .add(new Case(place.tier(), place.origin(), path));
    }

    private Difference difference(Fact fact, List<Case> cases) {
        var tiers = cases.stream().map(Case::tier).collect(Collectors.toCollection(TreeSet::new));
        return new Difference(
                fact.kind(),
                fact.effect(),
                fact.step().process(),
                fact.step().element(),
                List.copyOf(tiers),
                fact.sentence() + Tiers.spoken(tiers) + origins(cases),
                null,
                null,
                cases.stream()
                        .map(Case::path)
                        .min(Comparator.comparing(List::size))
                        .orElse(List.of()));
    }

    /** The versions it applies to, if not all of them. */
    private String origins(List<Case> cases) {
        var all = Stream.concat(before.guards().stream(), after.guards().stream())
                .flatMap(way -> Stream.ofNullable(way.origin()))
                .collect(Collectors.toCollection(TreeSet::new));
        var concerned = cases.stream()
                .flatMap(each -> Stream.ofNullable(each.origin()))
                .collect(Collectors.toCollection(TreeSet::new));
        return concerned.isEmpty() || concerned.equals(all) ? "" : ", for versions that are " + Tiers.list(concerned);
    }

    private static String spoken(Place place) {
        return "'%s' (%s)"
                .formatted(
                        place.step().name() == null
                                ? place.step().element()
                                : place.step().name(),
                        verb(place.guard()));
    }

    private static String verb(Guard guard) {
        return switch (guard) {
            case ROLLBACK -> "roll back";
            case CERTIFY -> "issue a certificate";
            case RENEW -> "renew a certificate";
            case EXCEPTION -> "renew a certificate by exception";
            case AMEND -> "amend a certificate";
            default -> guard.name().toLowerCase(Locale.ROOT);
        };
    }
}
