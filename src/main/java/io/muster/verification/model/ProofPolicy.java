package io.muster.verification.model;

import io.muster.processfiles.DeploymentFile;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * The properties and controls that an organisation requires.
 *
 * @param rules enforcement of each property, by tier; {@linkplain Property#unlessStated the default} for any other
 * @param demands controls that guarded steps demand
 * @param separations sign-offs that must come from different people
 * @param inServiceWaits {@linkplain InServiceWaits#key keys} of elements that may wait without a deadline
 * @param longestWaits by tier; without an entry, waits are unlimited
 */
public record ProofPolicy(
        List<Rule> rules,
        List<Demand> demands,
        List<Separation> separations,
        Set<String> inServiceWaits,
        Map<Integer, Duration> longestWaits) {

    /** Materiality classes, the highest first. Each is proved separately. */
    public static final List<Integer> TIERS = List.of(1, 2, 3);

    public ProofPolicy {
        rules = List.copyOf(rules);
        demands = List.copyOf(demands);
        separations = List.copyOf(separations);
        inServiceWaits = Set.copyOf(inServiceWaits);
        longestWaits = Map.copyOf(longestWaits);
    }

    /** How strictly a property is enforced. */
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
     * @param origin of the versions it applies to, or null for all
     * @param quorums those of the controls that several people must have signed off
     */
    public record Demand(Guard guard, int tier, @Nullable String origin, Set<String> controls, Set<Quorum> quorums) {

        public Demand {
            controls = Set.copyOf(controls);
            quorums = Set.copyOf(quorums);
        }

        /** One person is enough for each control. */
        public Demand(Guard guard, int tier, @Nullable String origin, Set<String> controls) {
            this(guard, tier, origin, controls, Set.of());
        }

        /** The controls in words. */
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
     * @param people minimum number of different people, more than 1
     */
    public record Quorum(String control, int people) {

        /** A unique name: controls' own names contain no blanks. */
        public String spoken() {
            return "%s by %d people".formatted(control, people);
        }
    }

    /**
     * The person who signs off one control must not have signed off another.
     *
     * @param from another control, {@code developer} or {@code starter}
     */
    public record Separation(int tier, String control, String from) {

        /**
         * The role or control whose holder must differ from the person who signs off this control; two controls must
         * differ both ways.
         */
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
     * @param origin null when it is not known: then the demands of all origins apply
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

    /** Quorums demanded before any guard. */
    public Set<Quorum> quorums(int tier) {
        return demands.stream()
                .filter(demand -> demand.tier() == tier)
                .flatMap(demand -> demand.quorums().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Elements that may wait without a deadline because their diagram declares it: {@code muster.wait = in-service}. */
    public static final class InServiceWaits {

        private static final String NAME = "muster.wait";
        private static final String VALUE = "in-service";

        private InServiceWaits() {}

        public static Set<String> in(Collection<DeploymentFile> diagrams) {
            return diagrams.stream().flatMap(InServiceWaits::in).collect(Collectors.toUnmodifiableSet());
        }

        private static Stream<String> in(DeploymentFile diagram) {
            return diagram.model().getModelElementsByType(FlowNode.class).stream()
                    .filter(node -> node.getExtensionElements() != null)
                    .filter(node -> node.getExtensionElements().getDomElement().getChildElements().stream()
                            .flatMap(each -> each.getChildElements().stream())
                            .anyMatch(property -> NAME.equals(property.getAttribute("name"))
                                    && VALUE.equals(property.getAttribute("value"))))
                    .map(node -> key(processOf(node), node.getId()));
        }

        /** The key of an element in a policy; ids alone repeat across processes. */
        public static String key(String process, String element) {
            return process + "/" + element;
        }

        private static String processOf(ModelElementInstance element) {
            var around = element.getParentElement();
            return around instanceof Process process ? process.getId() : processOf(around);
        }
    }
}
