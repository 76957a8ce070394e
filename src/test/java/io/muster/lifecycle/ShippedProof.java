package io.muster.lifecycle;

import io.muster.lifecycle.step.Step;
import io.muster.lifecycle.step.StepCatalogue;
import io.muster.lifecycle.step.StepContract;
import io.muster.verification.DecisionMeaning;
import io.muster.verification.DecisionMeaning.Answers;
import io.muster.verification.Diagram;
import io.muster.verification.Guard;
import io.muster.verification.Meanings;
import io.muster.verification.Proof;
import io.muster.verification.ProofPolicy;
import io.muster.verification.ProofPolicy.Demand;
import io.muster.verification.ProofPolicy.Separation;
import io.muster.verification.StepMeaning;
import io.muster.verification.StepMeaning.Kind;
import io.muster.verification.StepMeaning.Outcome;
import io.muster.verification.StepMeaning.Written;
import io.muster.verification.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Proves the processes as they are shipped, or changed a little, by what the shipped tables demand. */
public final class ShippedProof {

    private static final Path PROCESSES = Path.of("processes");

    private ShippedProof() {}

    /** @param change made to each diagram */
    public static Proof prove(String folder, UnaryOperator<String> change) {
        var diagrams = new ArrayList<Diagram>();
        try (var files = Files.list(PROCESSES.resolve(folder))) {
            for (var file : files.filter(each -> each.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList()) {
                diagrams.add(new Diagram(
                        file.getFileName().toString(),
                        change.apply(Files.readString(file)).getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Verifier(meanings(), policy()).prove(diagrams);
    }

    private static Meanings meanings() {
        var steps = new ArrayList<StepMeaning>();
        StepCatalogue.read().forEach(contract -> steps.add(meaning(contract)));
        steps.add(new StepMeaning("train-external", Kind.OUTSIDE, null, null, Guard.NONE, false, List.of()));
        return Meanings.of(
                steps,
                List.of(
                        new Table("tier-classification", Set.of("modelType"), Answers.of("1", "2", "3")),
                        new Table("approval-routing", Set.of("tier", "modelType"), Answers.of("one", "two"))));
    }

    private static StepMeaning meaning(StepContract contract) {
        var step = contract.declaration();
        return new StepMeaning(
                contract.id(),
                contract.isLong() ? Kind.LONG : Kind.SHORT,
                contract.outcome().map(ShippedProof::outcome).orElse(null),
                step.provides().isEmpty() ? null : step.provides(),
                Guard.valueOf(step.guard().name()),
                step.voids(),
                Arrays.stream(step.writes()).map(ShippedProof::written).toList());
    }

    private static Outcome outcome(Step.Outcome outcome) {
        return new Outcome(outcome.variable(), List.of(outcome.values()), List.of(outcome.accepting()));
    }

    private static Written written(Step.Variable variable) {
        return new Written(variable.name(), List.of(variable.values()));
    }

    /** What the shipped tables demand; two approvals for tier 1 are the table's. */
    private static ProofPolicy policy() {
        var demands = new ArrayList<Demand>();
        var separations = new ArrayList<Separation>();
        for (var tier : Verifier.TIERS) {
            var always = new HashSet<>(Set.of("validation", "independent-review", "approval"));
            if (tier == 1) {
                always.add("second-approval");
                demands.add(new Demand(Guard.PROMOTE, tier, null, Set.of("promotion")));
            }
            for (var guard : List.of(Guard.DEPLOY, Guard.PROMOTE)) {
                demands.add(new Demand(guard, tier, null, always));
                demands.add(new Demand(guard, tier, "vendor", Set.of("vendor-due-diligence")));
            }
            demands.add(new Demand(Guard.RETIRE, tier, null, Set.of("retirement")));
            separations.add(new Separation(tier, "independent-review", "developer"));
            separations.add(new Separation(tier, "approval", "independent-review"));
            separations.add(new Separation(tier, "second-approval", "approval"));
            separations.add(new Separation(tier, "second-approval", "independent-review"));
        }
        var twoMonths = Duration.ofDays(60);
        return new ProofPolicy(
                List.of(), demands, separations, Set.of(), Map.of(1, twoMonths, 2, twoMonths, 3, twoMonths));
    }

    /** Tier 1 always needs two approvals, tier 3 never; whatever else is known matters not here. */
    private record Table(String id, Set<String> inputs, Answers all) implements DecisionMeaning {

        @Override
        public Answers answers(Map<String, String> known) {
            if (!id.equals("approval-routing")) {
                return all;
            }
            return switch (known.getOrDefault("tier", "")) {
                case "1" -> Answers.of("two");
                case "3" -> Answers.of("one");
                default -> all;
            };
        }
    }
}
