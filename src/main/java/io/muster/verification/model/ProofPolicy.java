package io.muster.verification.model;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation wants proved.
 *
 * @param rules how strictly a property is meant, by tier; what is not mentioned is {@linkplain Property#unlessStated as strict as usual}
 * @param demands controls that guarded steps demand
 * @param separations sign-offs that must be different people's
 * @param inServiceWaits {@linkplain InServiceWaits#key keys} of elements that may wait without a deadline
 * @param longestWaits by tier; a tier without one waits as long as it likes
 */
public record ProofPolicy(
        List<Rule> rules,
        List<Demand> demands,
        List<Separation> separations,
        Set<String> inServiceWaits,
        Map<Integer, Duration> longestWaits) {

    /** Materiality classes, the highest first. Each is proved by itself. */
    public static final List<Integer> TIERS = List.of(1, 2, 3);

    public ProofPolicy {
        rules = List.copyOf(rules);
        demands = List.copyOf(demands);
        separations = List.copyOf(separations);
        inServiceWaits = Set.copyOf(inServiceWaits);
        longestWaits = Map.copyOf(longestWaits);
    }

    /** How strictly a property is meant. */
    public enum Enforcement {
        OFF,
        /** Deployed, with a finding. */
        WARN,
        /** Not deployed. */
        ENFORCE
    }

    public record Rule(Property property, int tier, Enforcement enforcement) {}

    /**
     * Controls a guard demands in a tier.
     *
     * @param origin of the versions it is for, or null for all
     * @param quorums those of the controls that several people must have signed off
     */
    public record Demand(Guard guard, int tier, @Nullable String origin, Set<String> controls, Set<Quorum> quorums) {

        public Demand {
            controls = Set.copyOf(controls);
            quorums = Set.copyOf(quorums);
        }

        /** One person is enough for each. */
        public Demand(Guard guard, int tier, @Nullable String origin, Set<String> controls) {
            this(guard, tier, origin, controls, Set.of());
        }

        /** As one would call them. */
        Set<String> spoken() {
            var spoken = new TreeSet<>(controls);
            quorums.forEach(quorum -> {
                spoken.remove(quorum.control());
                spoken.add(quorum.spoken());
            });
            return spoken;
        }
    }

    /**
     * A control that several people must have signed off.
     *
     * @param people how many different ones at least, more than 1
     */
    public record Quorum(String control, int people) {

        /** A name under which nothing else goes: a control's own has no blanks. */
        public String spoken() {
            return "%s by %d people".formatted(control, people);
        }
    }

    /**
     * Whoever signs off one control must not have signed off another.
     *
     * @param from another control, {@code developer} or {@code starter}
     */
    public record Separation(int tier, String control, String from) {

        /** Who must be somebody else than the one who signs off this control; two controls must differ both ways. */
        public Optional<String> counterpart(String signedOff) {
            if (control.equals(signedOff)) {
                return Optional.of(from);
            }
            return from.equals(signedOff) ? Optional.of(control) : Optional.empty();
        }
    }

    public Enforcement enforcement(Property property, int tier) {
        return rules.stream()
                .filter(rule -> rule.property() == property && rule.tier() == tier)
                .map(Rule::enforcement)
                .findFirst()
                .orElse(property.unlessStated());
    }

    /**
     * Controls demanded before a guard.
     *
     * @param origin null when it is not known: then whatever any origin demands
     */
    public Set<String> demanded(Guard guard, int tier, @Nullable String origin) {
        var controls = new TreeSet<String>();
        demands.stream()
                .filter(demand -> demand.guard() == guard && demand.tier() == tier)
                .filter(demand -> origin == null || demand.origin() == null || origin.equals(demand.origin()))
                .map(Demand::spoken)
                .forEach((Collection<String> more) -> controls.addAll(more));
        return controls;
    }

    /** What several people must have signed off before any guard. */
    public Set<Quorum> quorums(int tier) {
        return demands.stream()
                .filter(demand -> demand.tier() == tier)
                .flatMap(demand -> demand.quorums().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
