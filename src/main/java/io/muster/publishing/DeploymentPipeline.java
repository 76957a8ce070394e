package io.muster.publishing;

import io.muster.decisions.DeployedTables;
import io.muster.governance.weakening.WeakeningReview;
import io.muster.governance.weakening.WeakeningReview.Objected;
import io.muster.governance.weakening.WeakeningReview.ToSign;
import io.muster.processfiles.FileProblem;
import io.muster.proofs.DeploymentProof;
import io.muster.proofs.comparison.DeploymentComparison;
import io.muster.publishing.DeploymentGate.GateOutcome;
import io.muster.publishing.DeploymentGate.GateOutcome.Accepted;
import io.muster.publishing.DeploymentGate.GateOutcome.NeedsSignature;
import io.muster.publishing.DeploymentGate.GateOutcome.Rejected;
import io.muster.publishing.IncomingDeployment.Deploying;
import io.muster.shared.Actor;
import io.muster.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The steps of every new process deployment, in this order:
 *
 * <ol>
 *   <li>the person who deploys must be a designer;
 *   <li>the files keep the rules for diagrams, the engine can parse them, and the decision tables answer: all of these gates
 *       run, so that a refusal lists all problems at once;
 *   <li>the deployment is recorded, in its own transaction;
 *   <li>the engine stores the files;
 *   <li>the processes are proved;
 *   <li>a deployment that weakens a control is held back until its owner has signed it: last, because one that breaks a
 *       rule is never proposed;
 *   <li>a refusal is recorded, and a signature asked for, after the transaction of the deployment was rolled back.
 * </ol>
 */
@Component
class DeploymentPipeline {

    private final List<DeploymentGate> beforeTheEngine;
    private final List<DeploymentGate> afterTheEngine;
    private final DeploymentJournal journal;
    private final SignatureGate signature;
    /** The deployment that this thread is at work on, so that all gates read the same files once. */
    private final ThreadLocal<@Nullable IncomingDeployment> underWay = new ThreadLocal<>();

    DeploymentPipeline(
            DiagramRulesGate diagramRules,
            DeployedTables tables,
            DeploymentProof proof,
            WeakeningReview review,
            DeploymentJournal journal) {
        this.signature = new SignatureGate(review);
        this.beforeTheEngine = List.of(
                diagramRules,
                new EngineParseGate(),
                deployment -> GateOutcome.of(tables.examine(deployment.files(), deployment.by())));
        this.afterTheEngine = List.of(deployment -> GateOutcome.of(broken(proof, deployment)), signature);
        this.journal = journal;
    }

    /**
     * Runs all steps of one deployment.
     *
     * @param sent as the engine's service received it
     * @param by the signed-in user; null for Muster itself
     * @param engine lets the engine deploy, which calls {@link #beforeTheEngine} and {@link #afterTheEngine} meanwhile
     * @throws ProcessEngineException if it is refused, or held back until it is signed
     */
    <T> T deploy(DeploymentEntity sent, @Nullable Authentication by, Supplier<T> engine) {
        requireKeptTexts(sent);
        try {
            Deploying.requireDesigner(by);
            return engine.get();
        } catch (HeldBack e) {
            var deployment = incoming(sent, Deploying.actor(by));
            throw journal.refused(deployment, EngineRefusal.of(signature.ask(deployment, e.outcome())));
        } catch (ProcessEngineException e) {
            throw journal.refused(incoming(sent, Deploying.actor(by)), e);
        } finally {
            underWay.remove();
        }
    }

    /** What the policy enforces and the processes do not keep; the proof is kept with their definitions. */
    private static List<FileProblem> broken(DeploymentProof proof, IncomingDeployment deployment) {
        var definitions = deployment.processes().stream()
                .map(ProcessDefinitionEntity::getId)
                .toList();
        return proof.prove(deployment.entity().getName(), deployment.files(), definitions, deployment.by());
    }

    private IncomingDeployment incoming(DeploymentEntity entity, Actor by) {
        var known = underWay.get();
        if (known != null && known.entity() == entity && known.by().equals(by)) {
            return known;
        }
        var fresh = IncomingDeployment.of(entity, by);
        underWay.set(fresh);
        return fresh;
    }

    /**
     * These texts come beside the files, in form parts that nothing else checks; a refusal would be recorded with them.
     */
    private static void requireKeptTexts(DeploymentEntity sent) {
        Stream.of(
                        Texts.fault("deployment-name", sent.getName()),
                        Texts.fault("deployment-source", sent.getSource()),
                        Texts.fault("tenant-id", sent.getTenantId()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(why -> {
                    throw new BadUserRequestException(why);
                });
    }

    /** Runs inside the engine's command, before it stores the first file. */
    void beforeTheEngine(DeploymentEntity entity) {
        var deployment = incoming(entity, Deploying.actor());
        var problems = new ArrayList<FileProblem>();
        for (var gate : beforeTheEngine) {
            if (gate.examine(deployment) instanceof Rejected rejected) {
                problems.addAll(rejected.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw EngineRefusal.of(problems);
        }
        journal.accepted(deployment);
    }

    /** Runs inside the engine's command, after it has stored all files and before it commits. */
    void afterTheEngine(DeploymentEntity entity) {
        var deployment = incoming(entity, Deploying.actor());
        for (var gate : afterTheEngine) {
            var outcome = gate.examine(deployment);
            if (outcome instanceof Rejected rejected) {
                throw EngineRefusal.of(rejected.problems());
            }
            if (outcome instanceof NeedsSignature needed) {
                throw new HeldBack(needed);
            }
        }
    }

    /**
     * The exception that rolls back the engine's transaction because a gate asks for a signature;
     * {@link DeploymentPipeline} throws and catches it. The engine does not treat its type as an internal error.
     */
    static final class HeldBack extends BadUserRequestException {

        private final transient NeedsSignature outcome;

        HeldBack(NeedsSignature outcome) {
            super("The deployment weakens controls of %s"
                    .formatted(outcome.comparison().weakened()));
            this.outcome = outcome;
        }

        NeedsSignature outcome() {
            return outcome;
        }
    }

    /**
     * The gate that checks that a person's deployment weakens no control and changes no table in use, unless its owner has
     * signed it.
     */
    private record SignatureGate(WeakeningReview review) implements DeploymentGate {

        @Override
        public GateOutcome examine(IncomingDeployment deployment) {
            var entity = deployment.entity();
            var found = review.examine(
                    entity.getId(),
                    deployment.files(),
                    entity.getTenantId(),
                    deployment.former(DeploymentComparison.NONE),
                    deployment.by());
            if (found instanceof ToSign toSign) {
                return new NeedsSignature(toSign.comparison());
            }
            return found instanceof Objected objected ? new Rejected(objected.problems()) : new Accepted();
        }

        /**
         * Asks the owner after the deployment was rolled back.
         *
         * @return why it was held back and what happens next
         */
        List<FileProblem> ask(IncomingDeployment deployment, NeedsSignature outcome) {
            var entity = deployment.entity();
            return review.propose(
                    entity.getName(),
                    entity.getSource(),
                    entity.getTenantId(),
                    deployment.files(),
                    outcome.comparison(),
                    deployment.by());
        }
    }
}
