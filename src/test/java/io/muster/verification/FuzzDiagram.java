package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.ProofPolicy.Demand;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.ProofPolicy.Quorum;
import io.muster.verification.model.ProofPolicy.Rule;
import io.muster.verification.model.Property;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A deployment that is held against the engine, in the words of {@link Drawing}, so that it can be printed, changed and cut
 * down line by line.
 *
 * @param processes lines of each process by its id; {@code main} calls the others
 * @param controls demanded before a deployment in tier 1; tier 2 demands an approval, tier 3 one for what a vendor made
 * @param approvers how many people must give the approval in tiers 1 and 2
 */
record FuzzDiagram(Map<String, List<String>> processes, Set<String> controls, int approvers) {

    /** What is judged of each diagram, but only told: odd diagrams break these all the time. */
    private static final Set<Property> WARNED = EnumSet.of(
            Property.COMPLETION,
            Property.NO_DEAD_ELEMENT,
            Property.INDEPENDENCE,
            Property.SINGLE_WRITER,
            Property.DEFINED_BEFORE_READ);

    FuzzDiagram {
        var copy = new TreeMap<String, List<String>>();
        processes.forEach((id, lines) -> copy.put(id, List.copyOf(lines)));
        processes = copy;
        controls = Set.copyOf(controls);
    }

    static FuzzDiagram of(String main) {
        return new FuzzDiagram(Map.of("main", lines(main)), Set.of("approval"), 1);
    }

    FuzzDiagram demanding(String... demanded) {
        return new FuzzDiagram(processes, Set.of(demanded), approvers);
    }

    FuzzDiagram and(String process, String text) {
        return with(process, lines(text));
    }

    FuzzDiagram with(String process, List<String> lines) {
        var other = new TreeMap<>(processes);
        other.put(process, lines);
        return new FuzzDiagram(other, controls, approvers);
    }

    FuzzDiagram without(String process) {
        var other = new TreeMap<>(processes);
        other.remove(process);
        return new FuzzDiagram(other, controls, approvers);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    ProofPolicy policy() {
        var rules = new ArrayList<Rule>();
        var demands = new ArrayList<Demand>();
        for (var tier : ProofPolicy.TIERS) {
            WARNED.forEach(property -> rules.add(new Rule(property, tier, Enforcement.WARN)));
            rules.add(new Rule(Property.DEADLINE, tier, Enforcement.OFF));
            demands.add(new Demand(Guard.PROMOTE, tier, null, Set.of("approval")));
        }
        var people = approvers > 1 ? Set.of(new Quorum("approval", approvers)) : Set.<Quorum>of();
        demands.add(new Demand(Guard.DEPLOY, 1, null, controls, people));
        demands.add(new Demand(Guard.DEPLOY, 2, null, Set.of("approval"), people));
        demands.add(new Demand(Guard.DEPLOY, 3, "vendor", Set.of("approval")));
        return new ProofPolicy(rules, demands, List.of(), Set.of(), Map.of());
    }

    /** As the proof and the engine read it: the engine must save where it could go round for ever in one transaction. */
    List<DeploymentFile> diagrams() {
        var drawn = processes.entrySet().stream()
                .map(process -> Drawing.of(process.getKey(), String.join("\n", process.getValue())))
                .toList();
        return new AsyncDiagrams(new Random(0), 0).of(drawn);
    }

    /** What a step may fail with: steps throw nothing, but an error event that is drawn at one is believed. */
    List<String> errorCodesAt(String process, String step) {
        return processes.getOrDefault(process, List.of()).stream()
                .filter(line -> line.startsWith("on ") && line.contains(" to=" + step + " error="))
                .map(line -> line.replaceFirst(".* error=(\\w+).*", "$1"))
                .toList();
    }

    /** Variables that calls pass out. */
    Set<String> handedOut() {
        return words("out=").stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(pair -> pair.substring(pair.indexOf(':') + 1))
                .collect(Collectors.toSet());
    }

    private Set<String> words(String prefix) {
        return processes.values().stream()
                .flatMap(List::stream)
                .flatMap(line -> Stream.of(line.split("\\s+")))
                .filter(word -> word.startsWith(prefix) && word.length() > prefix.length())
                .map(word -> word.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    int size() {
        return processes.values().stream().mapToInt(List::size).sum();
    }

    /** To be read, and to be put into a test. */
    String text() {
        return "demanded in tier 1: %s%n".formatted(new TreeSet<>(controls))
                + processes.entrySet().stream()
                        .map(process ->
                                "process %s%n  %s".formatted(process.getKey(), String.join("\n  ", process.getValue())))
                        .collect(Collectors.joining("\n"));
    }
}
