package io.muster.lifecycle.steps;

import io.muster.engine.Decisions;
import io.muster.evidence.Condition;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.SignOff;
import io.muster.evidence.SignOff.QuorumApprovals;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.proofs.Demands;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.signoff.ProcessSubject.Classification;
import io.muster.step.StepContext;
import io.muster.validation.Validation;
import io.muster.validation.fresh.FreshDataSearch;
import io.muster.verification.model.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The check that controls were provided, read from evidence about exactly these bytes and not from variables or the
 * position of the process token. Only the latest result counts, and a sign-off counts only for the process it was given
 * in.
 */
@Component
public class Controls {

    private static final List<String> MEASURED =
            List.of(Validation.EVIDENCE, Validation.ON_FRESH_DATA, FreshDataSearch.EVIDENCE);

    private final EvidenceLedger ledger;
    private final Decisions decisions;
    private final Demands policy;

    Controls(EvidenceLedger ledger, Decisions decisions, Demands policy) {
        this.ledger = ledger;
        this.policy = policy;
        this.decisions = decisions;
    }

    /**
     * The evidence that provides the controls required of a version by a decision table.
     *
     * @throws Refusal {@code CONTROLS_MISSING} naming each that was not provided
     */
    public List<Evidence> require(StepContext context, ModelVersion version, String decision) {
        var demanded = decisions.ask(
                decision,
                Map.of(
                        OutcomeNames.TIER, version.tier().tier(),
                        OutcomeNames.ORIGIN, version.origin().word()));
        var demands = demanded.rows().stream().map(Demand::of).distinct().toList();
        if (demands.isEmpty()) {
            throw LifecycleProblem.controlsMissing(version.id(), List.of("any: " + demanded.rule() + " demands none"));
        }
        return requireEach(context, version.id(), version.artifact(), demands);
    }

    /**
     * The evidence that provides the controls that the policy demands before a guarded step.
     *
     * @throws Refusal {@code CONTROLS_MISSING} naming each that was not provided
     */
    public List<Evidence> requireFor(Guard guard, StepContext context, ModelVersion version) {
        var about = new Classification(version.tier().tier(), version.origin().word());
        var demands = policy.of(guard, about).entrySet().stream()
                .map(demand -> new Demand(demand.getKey(), demand.getValue()))
                .toList();
        return requireEach(context, version.id(), version.artifact(), demands);
    }

    /**
     * The evidence that provides the controls, in their order.
     *
     * @throws Refusal {@code CONTROLS_MISSING} naming each that was not provided
     */
    public List<Evidence> requireAll(StepContext context, ModelVersion version, List<String> controls) {
        return requireAll(context, version.id(), version.artifact(), controls);
    }

    /**
     * The same for any subject of a decision.
     *
     * @param content the bytes that the evidence must be about
     */
    public List<Evidence> requireAll(
            StepContext context, SubjectId id, @Nullable Digest content, List<String> controls) {
        return requireEach(
                context,
                id,
                content,
                controls.stream().map(control -> new Demand(control, 1)).toList());
    }

    /**
     * The evidence that provides the required controls, in their order.
     *
     * @throws Refusal {@code CONTROLS_MISSING} naming each that was not provided
     */
    List<Evidence> requireEach(StepContext context, SubjectId id, @Nullable Digest content, List<Demand> demands) {
        var evidence = Voids.remaining(ledger.of(id));
        var grounds = new ArrayList<Evidence>();
        var missing = new ArrayList<String>();
        for (var demand : demands) {
            var provided = provided(evidence, context, content, demand);
            grounds.addAll(provided);
            if (provided.isEmpty()) {
                missing.add(demand.spoken());
            }
        }
        if (!missing.isEmpty()) {
            throw LifecycleProblem.controlsMissing(id, missing);
        }
        return grounds;
    }

    /**
     * For actions that need only a person's decision, even one that provides no control, because stopping is the safe
     * side.
     *
     * @throws Refusal {@code CONTROLS_MISSING} if the latest sign-off of the control in this process decided otherwise,
     *     or there is none
     */
    public void requireDecision(StepContext context, ModelVersion version, String control, String decision) {
        latest(Voids.remaining(ledger.of(version.id())), context, version.artifact(), control)
                .filter(last -> last.kind().equals(SignOff.KIND) && decision.equals(last.outcome()))
                .orElseThrow(() ->
                        LifecycleProblem.controlsMissing(version.id(), List.of("%s: %s".formatted(control, decision))));
    }

    /** The latest sign-off of a control in this process, whatever it decided; empty if no one has decided. */
    public Optional<Evidence> decided(StepContext context, ModelVersion version, String control) {
        return latest(Voids.remaining(ledger.of(version.id())), context, version.artifact(), control)
                .filter(Evidence::isSignOff);
    }

    /**
     * For planning a date: requires only that the version was measured in this process, or that data to measure it on was
     * looked for, with any outcome.
     *
     * @throws Refusal {@code CONTROLS_MISSING} if its present artifact was not
     */
    public void requireMeasured(StepContext context, ModelVersion version) {
        // A change of the tier voids decisions, not what was measured.
        var evidence = ledger.of(version.id());
        if (MEASURED.stream()
                .allMatch(control ->
                        latest(evidence, context, version.artifact(), control).isEmpty())) {
            throw LifecycleProblem.controlsMissing(
                    version.id(), List.of("%s, with any outcome".formatted(String.join(" or ", MEASURED))));
        }
    }

    /** The evidence that provides what the policy in force demands of a guarded step. */
    public List<Evidence> grounds(StepContext context, ModelVersion version, Guard guard) {
        var about = new Classification(version.tier().tier(), version.origin().word());
        return requireEach(context, version.id(), version.artifact(), demands(guard, about));
    }

    /**
     * What people accepted in this process: of each control the latest decision, whether or not a table demands it. So the
     * conditions of everyone who was asked reach the certificate.
     */
    public List<Evidence> decisions(StepContext context, ModelVersion version) {
        var evidence = Voids.remaining(ledger.of(version.id()));
        return evidence.stream()
                .filter(Evidence::isSignOff)
                .map(Controls::controlOf)
                .distinct()
                .flatMap(control -> provided(evidence, context, version.artifact(), new Demand(control, 1)).stream())
                .toList();
    }

    private List<Demand> demands(Guard guard, Classification about) {
        return policy.of(guard, about).entrySet().stream()
                .map(demand -> new Demand(demand.getKey(), demand.getValue()))
                .toList();
    }

    /**
     * For a renewal: the controls required by the current tier must be among its grounds, from any process. A version
     * whose tier was raised after its release is not renewed on what the former tier required.
     *
     * @throws Refusal {@code CONTROLS_MISSING} naming each missing one
     */
    public void requireAmong(ModelVersion version, List<Evidence> grounds) {
        var missing = missingAmong(version, grounds);
        if (!missing.isEmpty()) {
            throw LifecycleProblem.controlsMissing(version.id(), missing);
        }
    }

    /** The controls required by the current tier that are not among the grounds. */
    public List<String> missingAmong(ModelVersion version, List<Evidence> grounds) {
        var about = new Classification(version.tier().tier(), version.origin().word());
        return demands(Guard.DEPLOY, about).stream()
                .filter(demand -> people(grounds, demand.control()) < demand.people())
                .map(Demand::spoken)
                .toList();
    }

    private static long people(List<Evidence> grounds, String control) {
        return grounds.stream()
                .filter(each -> control.equals(controlOf(each)) && mayCount(each))
                .map(Evidence::by)
                .distinct()
                .count();
    }

    /** If several people had to accept, an earlier sign-off alone does not provide the control. */
    private static boolean mayCount(Evidence evidence) {
        return accepts(evidence)
                || evidence.signOff()
                        .map(SignOff::quorum)
                        .filter(SignOff.Quorum::counts)
                        .isPresent();
    }

    /** The evidence that provides a control now; empty if it is not provided. */
    public List<Evidence> provided(StepContext context, SubjectId id, @Nullable Digest content, String control) {
        return provided(Voids.remaining(ledger.of(id)), context, content, new Demand(control, 1));
    }

    /** @param people how many different people must have accepted */
    record Demand(String control, int people) {

        static Demand of(Map<String, Object> row) {
            return new Demand(
                    String.valueOf(row.get("control")),
                    row.get("quorum") instanceof Number people ? Math.max(1, people.intValue()) : 1);
        }

        String spoken() {
            return people == 1 ? control : "%s by %d people".formatted(control, people);
        }
    }

    /** Empty if it is not provided; several if several people had to accept. */
    private static List<Evidence> provided(
            List<Evidence> evidence, StepContext context, @Nullable Digest content, Demand demand) {
        return latest(evidence, context, content, demand.control())
                .filter(Controls::accepts)
                .map(last -> approvals(evidence, last))
                .filter(approvals -> approvals.size() >= demand.people())
                .orElse(List.of());
    }

    /** The sign-offs of all who accepted in the last one's round; empty if they are fewer than required. */
    private static List<Evidence> approvals(List<Evidence> evidence, Evidence last) {
        var signOff = last.signOff().orElse(null);
        if (signOff == null || signOff.quorum() == null) {
            return List.of(last);
        }
        var approvals = QuorumApprovals.in(evidence, signOff.quorum().round(), signOff.dossier());
        return approvals.size() >= signOff.quorum().required() ? approvals : List.of();
    }

    private static Optional<Evidence> latest(
            List<Evidence> evidence, StepContext context, @Nullable Digest content, String control) {
        return Evidence.last(
                evidence,
                each -> each.artifact() != null
                        && each.artifact().equals(content)
                        && context.rootInstance().equals(each.processInstance())
                        && control.equals(controlOf(each)));
    }

    private static boolean accepts(Evidence evidence) {
        return evidence.kind().equals(SignOff.KIND)
                ? evidence.body().path("accepting").asBoolean()
                : OutcomeNames.ACCEPTED.equals(evidence.outcome());
    }

    /** The control that the evidence is about. */
    static String controlOf(Evidence evidence) {
        return evidence.kind().equals(SignOff.KIND)
                ? evidence.body().path("control").asText()
                : evidence.kind();
    }

    /** The conditions of the sign-offs among the evidence, in words. */
    public static List<String> conditions(List<Evidence> grounds) {
        return grounds.stream()
                .flatMap(each -> each.signOff().stream())
                .flatMap(signOff -> signOff.conditions().stream())
                .map(Condition::toString)
                .distinct()
                .toList();
    }
}
