package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.ProofLimits;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import io.muster.verification.net.Translator;
import io.muster.verification.reference.ReferenceInterpreter;
import io.muster.verification.reference.ReferenceInterpreter.Leniency;
import io.muster.verification.search.Explorer;
import io.muster.verification.search.model.SearchModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The comparison of the proof's result for a deployment with that of the {@link ReferenceInterpreter}. */
final class SecondOpinion {

    private static final int BOUND = Integer.getInteger("muster.reference.states", 700);

    private final List<DeploymentFile> diagrams;
    private final ProofPolicy policy;
    private final Proof proof;
    private final Map<String, Integer> counts;
    private final List<String> differences = new ArrayList<>();

    /** @param counts of what was compared and what was not, by name */
    SecondOpinion(List<DeploymentFile> diagrams, ProofPolicy policy, Map<String, Integer> counts) {
        this.diagrams = diagrams;
        this.policy = policy;
        this.counts = counts;
        this.proof = new Verifier(Bench.meanings(), policy, new ProofLimits(20 * BOUND, ProofLimits.DEFAULT.time()))
                .prove(diagrams);
    }

    /** @return what the proof objects to */
    List<String> alarms() {
        var alarms = new ArrayList<>(proof.violations().stream()
                .filter(violation -> violation.enforcement() == ProofPolicy.Enforcement.ENFORCE)
                .map(violation -> violation.property().id() + ": " + violation.inWords())
                .toList());
        proof.untranslated().forEach(found -> alarms.add(found.toString()));
        return alarms;
    }

    /** @return what they do not agree on */
    List<String> differences() {
        if (!proof.untranslated().isEmpty()) {
            count("refused by name");
            return List.of();
        }
        if (proof.properties().stream().anyMatch(result -> result.verdict() == Proof.Verdict.UNDECIDED)) {
            count("undecided within the bound");
            return List.of();
        }
        Processes.of(diagrams).roots().forEach(this::compare);
        return differences;
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private void compare(String process) {
        var verdicts = new ArrayList<ReferenceInterpreter.Verdict>();
        for (var tier : ProofPolicy.TIERS) {
            var verdict = play(process, tier, Leniency.NONE);
            if (!verdict.complete()) {
                count("too large: the proof must find what was found so far");
                noticeMissed(process, tier, verdict);
                return;
            }
            verdicts.add(verdict);
            compare(process, tier, verdict);
        }
        count("compared");
        compareDead(process, verdicts);
    }

    /** An element is dead when no tier comes to it. */
    private void compareDead(String process, List<ReferenceInterpreter.Verdict> verdicts) {
        var dead = dead(verdicts);
        var proved = proof.violations().stream()
                .anyMatch(violation -> violation.property() == Property.NO_DEAD_ELEMENT
                        && violation.process().equals(process));
        if (proved != dead.isEmpty()) {
            return;
        }
        if (verdicts.stream().anyMatch(ReferenceInterpreter.Verdict::withheld) && !proved) {
            count("dead to the reference, which plays twice what may come any number of times");
        } else if (verdicts.stream().anyMatch(ReferenceInterpreter.Verdict::cut)) {
            count("dead elements not compared, where tokens accumulate");
        } else if (verdicts.stream().anyMatch(verdict -> verdict.broken().contains(Property.FRESHNESS))
                && dead(played(process, Leniency.STALE_WORDS)).isEmpty()) {
            count("dead but for a stale decision that is read");
        } else {
            differences.add("dead in %s: the proof says %s, but %s".formatted(process, proved, dead));
        }
    }

    private List<ReferenceInterpreter.Verdict> played(String process, Leniency leniency) {
        return ProofPolicy.TIERS.stream()
                .map(tier -> play(process, tier, leniency))
                .toList();
    }

    private static Set<String> dead(List<ReferenceInterpreter.Verdict> verdicts) {
        var dead = new TreeSet<String>();
        verdicts.forEach(verdict -> dead.addAll(verdict.elements()));
        verdicts.forEach(verdict -> dead.removeAll(verdict.came()));
        return dead;
    }

    private ReferenceInterpreter.Verdict play(String process, int tier, Leniency leniency) {
        return ReferenceInterpreter.play(diagrams, process, Bench.meanings(), policy, tier, leniency, BOUND);
    }

    private void compare(String process, int tier, ReferenceInterpreter.Verdict verdict) {
        var proved = proved(process, tier);
        if (verdict.broken().contains(Property.BOUNDED) && proved.contains(Property.BOUNDED)) {
            count("tier where tokens accumulate: nothing else is compared");
            return;
        }
        var extra = difference(proved, verdict.broken());
        verdict.broken().forEach(property -> count("broken: " + property.id()));
        count("tiers");
        noticeMissed(process, tier, verdict);
        if (!extra.isEmpty() && !isExplained(process, tier, verdict, proved, extra)) {
            differences.add("%s, tier %d: the proof sees more: %s".formatted(process, tier, extra));
        }
        compareLengths(process, tier, verdict);
    }

    /** Where tokens accumulate the proof stops looking: nothing is deployed then. */
    private void noticeMissed(String process, int tier, ReferenceInterpreter.Verdict verdict) {
        var proved = proved(process, tier);
        var missed = difference(verdict.broken(), proved);
        if (verdict.withheld() && missed.remove(Property.COMPLETION)) {
            // What it left out may be what leads to the end.
            count("dead end to the reference, which plays twice what may come any number of times");
        }
        if (!missed.isEmpty() && !proved.contains(Property.BOUNDED)) {
            differences.add("%s, tier %d: the proof MISSES %s".formatted(process, tier, missed));
        }
    }

    private boolean isExplained(
            String process, int tier, ReferenceInterpreter.Verdict verdict, Set<Property> proved, Set<Property> extra) {
        if (verdict.cut()) {
            count("more than the reference, where steps accumulate: " + extra);
            return true;
        }
        if (verdict.withheld()) {
            count("more than the reference, which plays twice what may come any number of times: " + extra);
            return true;
        }
        if (verdict.broken().contains(Property.FRESHNESS)
                && play(process, tier, Leniency.STALE_WORDS).broken().containsAll(proved)) {
            count("more than the reference, after a stale decision is read: " + extra);
            return true;
        }
        return false;
    }

    private Set<Property> proved(String process, int tier) {
        return proof.violations().stream()
                .filter(violation -> violation.process().equals(process) && violation.tier() == tier)
                .map(Violation::property)
                .filter(property -> property != Property.NO_DEAD_ELEMENT)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Property.class)));
    }

    private static Set<Property> difference(Collection<Property> some, Collection<Property> others) {
        var difference = new TreeSet<>(some);
        difference.removeAll(others);
        return difference;
    }

    /** The shortest way to a guarded step without its controls, where it stands in one place only. */
    private void compareLengths(String process, int tier, ReferenceInterpreter.Verdict verdict) {
        var addresses = new HashMap<String, List<String>>();
        verdict.unguarded()
                .keySet()
                .forEach(address -> addresses
                        .computeIfAbsent(address.substring(address.lastIndexOf('/') + 1), any -> new ArrayList<>())
                        .add(address));
        if (addresses.isEmpty()) {
            return;
        }
        var every = everyOrder(process, tier);
        addresses.forEach((element, all) -> {
            if (all.size() == 1) {
                compareLength(element, verdict.unguarded().get(all.get(0)), every, process, tier);
            }
        });
    }

    private void compareLength(
            String element,
            ReferenceInterpreter.Length expected,
            Map<String, Integer> every,
            String process,
            int tier) {
        var length = every.get(element);
        if (length == null) {
            count("length not compared: every order is too much");
            return;
        }
        if (length < expected.least() || length > expected.most()) {
            differences.add("%s, tier %d: the way to %s is %d long, but %s"
                    .formatted(process, tier, element, length, expected));
        }
        proof.result(Property.CONTROL_BEFORE_GUARD).violations().stream()
                .filter(violation -> violation.process().equals(process) && violation.tier() == tier)
                .filter(violation -> violation
                        .elements()
                        .get(violation.elements().size() - 1)
                        .equals(element))
                .forEach(violation -> {
                    var shown = violation.path().stream()
                            .filter(step -> !step.interrupted())
                            .count();
                    if (shown < expected.least()) {
                        differences.add("the way to %s is shown as %d, but %s".formatted(element, shown, expected));
                    }
                    count(
                            shown <= expected.most()
                                    ? "shown way is shortest"
                                    : "shown way is longer by steps beside it");
                });
    }

    private Map<String, Integer> everyOrder(String process, int tier) {
        var translation = new Translator(Processes.of(diagrams).all(), Bench.meanings()).translate(process);
        var known = Bench.meanings().steps().values().stream()
                .flatMap(step -> Stream.concat(
                        Stream.ofNullable(step.outcome()).map(StepSemantics.Outcome::variable),
                        step.writes().stream().map(StepSemantics.Written::variable)))
                .collect(Collectors.toSet());
        var model = new SearchModel(translation.net(), tier, policy, known);
        var lengths = new TreeMap<String, Integer>();
        var explored = Explorer.exhaustive(model, 5 * BOUND).explore();
        if (explored.complete()) {
            explored.found().stream()
                    .filter(found -> found.observation().property() == Property.CONTROL_BEFORE_GUARD)
                    .forEach(found -> lengths.putIfAbsent(
                            translation
                                    .net()
                                    .node(found.observation().node())
                                    .element()
                                    .id(),
                            (int) found.trail().steps().stream()
                                    .filter(step -> !step.interrupted())
                                    .count()));
        }
        return lengths;
    }

    String text() {
        return diagrams.stream()
                .map(diagram -> new String(diagram.content(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }
}
