package io.muster.verification.search.state;

import io.muster.verification.model.ProofPolicy.Quorum;
import io.muster.verification.net.Net;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The relevant variables and their possible values: those that a condition or a table reads, or that a control
 * writes. All others could hold any value without changing a path.
 */
public final class TrackedVariables {

    public static final String TIER = "tier";
    public static final String ORIGIN = "origin";

    private final List<Domain> variables = new ArrayList<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<String> controls;
    private final Set<Quorum> quorums;
    private final String tier;
    private final Set<String> writtenByOthers;

    private TrackedVariables(List<String> controls, Set<Quorum> quorums, String tier, Set<String> writtenByOthers) {
        this.controls = controls;
        this.quorums = quorums;
        this.tier = tier;
        this.writtenByOthers = writtenByOthers;
    }

    /**
     * @param tier the one value that steps write into variable {@code tier}
     * @param known variables that some step writes, whether or not the net has that step
     * @param quorums controls that count as additional ones when several people signed them off
     */
    public static TrackedVariables of(Net net, int tier, Set<String> known, Set<Quorum> quorums) {
        var collected = new VariableCollector(net, tier, known);
        var possible = collected.possible(quorums);
        var controls = Stream.concat(
                        collected.controls().stream(), possible.stream().map(Quorum::spoken))
                .toList();
        var vocabulary = new TrackedVariables(
                controls, Set.copyOf(possible), String.valueOf(tier), Set.copyOf(collected.writtenByOthers()));
        collected.tracked().forEach(name -> {
            vocabulary.indexes.put(name, vocabulary.variables.size());
            vocabulary.variables.add(collected.domain(name));
        });
        return vocabulary;
    }

    public int size() {
        return variables.size();
    }

    public Domain domain(int variable) {
        return variables.get(variable);
    }

    /** The one value that steps write into {@code tier}. */
    public String tier() {
        return tier;
    }

    /** Whether a variable can have been written by steps only, or passed on from them under its own name. */
    public boolean isFact(String name) {
        return !writtenByOthers.contains(name);
    }

    /** @return index of a variable, or -1 when it is not relevant */
    public int index(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** Each control, then the additional ones for sign-offs by several people. */
    public List<String> controls() {
        return controls;
    }

    /** The bit of a control; 0 for null. */
    public long bit(@Nullable String control) {
        return control == null ? 0 : 1L << controls.indexOf(control);
    }

    /** The bits of a control that this number of people signed off; 0 for null. */
    public long bits(@Nullable String control, int people) {
        return quorums.stream()
                .filter(quorum -> quorum.control().equals(control) && quorum.people() <= people)
                .mapToLong(quorum -> bit(quorum.spoken()))
                .reduce(bit(control), (one, other) -> one | other);
    }

    /** All bits that a control can set; 0 for null. */
    public long bits(@Nullable String control) {
        return bits(control, Integer.MAX_VALUE);
    }
}
