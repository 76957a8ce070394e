package io.muster.governance;

import io.muster.engine.Engine;
import io.muster.governance.Change.State;
import io.muster.processfiles.DeploymentBundle;
import io.muster.proofs.comparison.DeploymentComparison;
import io.muster.shared.Actor;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The deployment of a signed change: exactly these bytes, on top of exactly those versions, if rules and proof permit
 * it now.
 */
@Service
public class ChangeDeployment {

    private static final Actor SELF = Actor.system("lifecycle");

    private final Changes changes;
    private final DeploymentComparison comparing;
    private final RepositoryService repository;
    private final Engine engine;
    private final TransactionTemplate transaction;

    ChangeDeployment(
            Changes changes,
            DeploymentComparison comparing,
            RepositoryService repository,
            Engine engine,
            TransactionTemplate transaction) {
        this.changes = changes;
        this.comparing = comparing;
        this.repository = repository;
        this.engine = engine;
        this.transaction = transaction;
    }

    /** The expected outcome of a deployment. */
    public sealed interface Trial {

        /** It can be deployed as signed. */
        record Ready() implements Trial {}

        /** Other processes or tables came into force since it was compared. */
        record OutOfDate() implements Trial {}

        /** It can never be deployed. */
        record Refused(String why) implements Trial {}
    }

    /**
     * Tries the deployment and rolls it back. Must be called outside any transaction, because a refusal by the engine
     * ends it.
     */
    public Trial tryOut(ProcessChangeId id) {
        var change = changes.get(id.number());
        if (change.state() == State.IN_FORCE) {
            return new Trial.Ready();
        }
        try {
            var files = changes.files(change);
            if (!isUpToDate(change, files)) {
                return new Trial.OutOfDate();
            }
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                deploy(change, files);
            });
            return new Trial.Ready();
        } catch (ContentAltered | ParseException e) {
            return new Trial.Refused(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Puts it in force; does nothing if it already is. Rows, deployment and audit commit together.
     *
     * @param signers who agreed
     * @throws ContentAltered if the stored bytes are not what was proposed
     * @throws Refusal {@code COMPARISON_OUTDATED} if another version, or another table, is in force than it was
     *     compared with
     * @throws Refusal {@code CHANGE_CLOSED} if it was withdrawn
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putInForce(ProcessChangeId id, List<Actor> signers) {
        var change = changes.locked(id.number());
        if (change.state() != State.IN_FORCE) {
            changes.inForce(change, deploy(change, changes.files(change)), signers, SELF);
        }
    }

    private boolean isUpToDate(Change change, DeploymentBundle files) {
        return comparing
                        .inForce(change.processes(), change.sent().tenant())
                        .equals(change.basis().former())
                && comparing
                        .under(files, change.processes())
                        .equals(change.basis().under());
    }

    /** @return the engine's id */
    private String deploy(Change change, DeploymentBundle files) {
        if (!change.state().isOpen()) {
            throw GovernanceProblem.changeClosed(change);
        }
        return SignedDeployment.onTopOf(
                change.basis(),
                () -> engine.asSystem(() -> {
                    var deployment = repository
                            .createDeployment()
                            .name(change.sent().name())
                            .source(change.sent().source())
                            .tenantId(change.sent().tenant());
                    files.files()
                            .forEach(file ->
                                    deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
                    return deployment.deploy().getId();
                }));
    }
}
