package io.muster.proofs.prover;

import io.muster.proofs.prover.Tables.AskedTable;
import io.muster.shared.Refusal;
import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics.Written;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.ProofPolicy.Demand;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.ProofPolicy.Quorum;
import io.muster.verification.model.ProofPolicy.Rule;
import io.muster.verification.model.ProofPolicy.Separation;
import io.muster.verification.model.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The organisation's policy, read from its decision tables. The controls of a deployment are those required for a
 * certificate: the same table is evaluated when it is issued.
 */
public final class PolicyTables {

    /** The table of people who must differ from each other. */
    public static final String SEPARATIONS = "separations";

    static final String VERIFICATION_POLICY = "verification-policy";
    static final String REQUIRED_CONTROLS = "required-controls";
    static final String GUARD_CONTROLS = "guard-controls";
    static final String LONGEST_WAIT = "longest-wait";

    /** All tables of a policy. */
    public static final Set<String> IDS =
            Set.of(VERIFICATION_POLICY, REQUIRED_CONTROLS, GUARD_CONTROLS, SEPARATIONS, LONGEST_WAIT);

    private static final String GUARD = "guard";
    private static final String ORIGIN = "origin";
    private static final String TIER = "tier";
    private static final String CONTROL = "control";
    private static final String QUORUM = "quorum";

    private final Tables tables;
    private final List<String> origins;

    private PolicyTables(Tables tables, List<String> origins) {
        this.tables = tables;
        this.origins = origins;
    }

    /**
     * @param meanings contain the known origins
     * @throws PolicyIncomplete if a table is missing
     */
    static ProofPolicy read(Tables tables, DiagramSemantics meanings, Set<String> inServiceWaits) {
        return new PolicyTables(tables, origins(meanings)).policy(inServiceWaits);
    }

    /** The tables that together define the controls demanded before a guarded step. */
    public static List<String> demandedBy(Guard guard) {
        if (guard == Guard.NONE) {
            return List.of();
        }
        return guard.demandedAs().opensService() ? List.of(GUARD_CONTROLS, REQUIRED_CONTROLS) : List.of(GUARD_CONTROLS);
    }

    /** The name of a guard in the tables. */
    public static String word(Guard guard) {
        return guard.demandedAs().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> origins(DiagramSemantics meanings) {
        return meanings.steps().values().stream()
                .flatMap(step -> step.writes().stream())
                .filter(written -> written.variable().equals(ORIGIN))
                .map(Written::values)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private ProofPolicy policy(Set<String> inServiceWaits) {
        var demands = demands();
        var controls =
                demands.stream().flatMap(demand -> demand.controls().stream()).collect(Collectors.toSet());
        return new ProofPolicy(rules(), demands, separations(controls), inServiceWaits, longestWaits());
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (var property : Property.values()) {
            for (var tier : ProofPolicy.TIERS) {
                ask(VERIFICATION_POLICY, Map.of("property", property.id(), TIER, tier)).stream()
                        .findFirst()
                        .map(word -> new Rule(property, tier, enforcement(word)))
                        .ifPresent(rules::add);
            }
        }
        return rules;
    }

    private static Enforcement enforcement(String word) {
        return Arrays.stream(Enforcement.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new PolicyIncomplete(
                        "Table '%s' answers '%s': expected off, warn or enforce".formatted(VERIFICATION_POLICY, word)));
    }

    private List<Demand> demands() {
        var demands = new ArrayList<Demand>();
        for (var guard : Guard.values()) {
            for (var tier : ProofPolicy.TIERS) {
                for (var origin : origins) {
                    demands.add(demand(guard, tier, origin));
                }
            }
        }
        return demands;
    }

    private Demand demand(Guard guard, int tier, String origin) {
        var rows = new ArrayList<Map<String, Object>>();
        var inputs = Map.of(GUARD, word(guard), TIER, tier, ORIGIN, origin);
        demandedBy(guard).forEach(table -> rows.addAll(find(table).rows(inputs)));
        var people = new HashMap<String, Integer>();
        rows.forEach(row -> people.merge(String.valueOf(row.get(CONTROL)), people(row), Math::max));
        var quorums = people.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> new Quorum(entry.getKey(), entry.getValue()))
                .collect(Collectors.toSet());
        return new Demand(guard, tier, origin, people.keySet(), quorums);
    }

    /** The number of different people who must sign it off; one if the table does not say. */
    private static int people(Map<String, Object> row) {
        return row.get(QUORUM) instanceof Number people ? people.intValue() : 1;
    }

    private List<Separation> separations(Set<String> controls) {
        var separations = new ArrayList<Separation>();
        for (var tier : ProofPolicy.TIERS) {
            for (var control : controls) {
                ask(SEPARATIONS, Map.of(CONTROL, control, TIER, tier))
                        .forEach(from -> separations.add(new Separation(tier, control, from)));
            }
        }
        return separations;
    }

    private Map<Integer, Duration> longestWaits() {
        var waits = new HashMap<Integer, Duration>();
        for (var tier : ProofPolicy.TIERS) {
            ask(LONGEST_WAIT, Map.of(TIER, tier)).stream()
                    .findFirst()
                    .ifPresent(days -> waits.put(tier, Duration.ofDays(Long.parseLong(days))));
        }
        return waits;
    }

    private List<String> ask(String table, Map<String, ?> inputs) {
        return find(table).words(inputs);
    }

    private AskedTable find(String table) {
        return tables.find(table)
                .orElseThrow(() -> new PolicyIncomplete("There is no decision table '%s'".formatted(table)));
    }

    /** The policy's tables lack required statements. */
    public static final class PolicyIncomplete extends Refusal {

        PolicyIncomplete(String message) {
            super(ProofProblem.POLICY_INCOMPLETE, message);
        }
    }
}
