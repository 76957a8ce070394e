package io.muster.governance;

import io.muster.engine.Engine;
import io.muster.governance.Change.State;
import io.muster.governance.ChangeEvent.ChangeEnded;
import io.muster.governance.ChangeEvent.ChangeProposed;
import io.muster.processfiles.DeploymentBundle;
import io.muster.shared.Actor;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.Refusal;
import io.muster.shared.events.EventPublisher;
import io.muster.step.BusinessKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Deployments that would weaken a control: what was sent, who is asked, and the outcome. */
@Service
public class Changes {

    private static final int NEWEST = 20;

    private final ChangeRows rows;
    private final ChangeFiles files;
    private final EventPublisher events;
    private final Engine engine;

    Changes(ChangeRows rows, ChangeFiles files, EventPublisher events, @Lazy Engine engine) {
        this.rows = rows;
        this.files = files;
        this.events = events;
        this.engine = engine;
    }

    /**
     * Keeps what was sent and starts the process that asks the owner. If the same files were sent before and their
     * change is still open, it is returned. Runs in a transaction of its own, because that of the deployment is rolled
     * back.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Change propose(Proposal proposal, Actor by) {
        rows.takeLock();
        var sent = proposal.sent();
        return rows.findOpen(sent.digest(), sent.tenant()).orElseGet(() -> open(proposal, by));
    }

    /** Keeps all other transactions, on any node, from proposing a change until this one ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeLock() {
        rows.takeLock();
    }

    /** Like {@link #propose}, but for files already in force, and in the transaction that found them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change proposeUnsigned(Proposal proposal, Actor by) {
        takeLock();
        return rows.findOpen(proposal.sent().digest(), proposal.sent().tenant()).orElseGet(() -> open(proposal, by));
    }

    private Change open(Proposal proposal, Actor by) {
        var change = proposal.change(rows.nextNumber(), by, events.now());
        rows.insert(change);
        files.store(change.number(), proposal.files());
        events.publish(new ChangeProposed(
                change.id(),
                change.sent().digest(),
                change.sent().files(),
                change.basis().former(),
                change.owner(),
                by,
                change.proposedAt()));
        engine.asSystem(() -> engine.startByMessage(ProcessChange.PROPOSED, BusinessKey.of(change.id())));
        return change;
    }

    /** @throws Refusal {@code CHANGE_NOT_FOUND} if there is none */
    @Transactional(readOnly = true)
    public Change get(int number) {
        return rows.find(number).orElseThrow(() -> GovernanceProblem.changeNotFound(number));
    }

    /** Open changes, in the order in which they were proposed. */
    @Transactional(readOnly = true)
    public List<Change> open() {
        return rows.open();
    }

    /** The last ones, open or not, the newest first. */
    @Transactional(readOnly = true)
    public List<Change> newest() {
        return rows.newest(NEWEST);
    }

    /**
     * The files of a change, exactly as they were sent.
     *
     * @throws ContentAltered if the database contains anything else
     */
    @Transactional(readOnly = true)
    public DeploymentBundle files(Change change) {
        return files.read(change);
    }

    /**
     * Withdraws a change in any state of its process.
     *
     * @throws Refusal {@code CHANGE_NOT_FOUND} if there is none
     * @throws Refusal {@code NOT_THEIR_PROPOSAL} if another person proposed it
     * @throws Refusal {@code CHANGE_CLOSED} if it is closed
     * @throws Refusal {@code CHANGE_BUSY} if its process is busy at the moment
     */
    @Transactional
    public void withdraw(int number, String reason, Actor by) {
        var change = locked(number);
        if (!by.samePersonAs(change.proposer())) {
            throw GovernanceProblem.NOT_THEIR_PROPOSAL.refusal(
                    "Only '%s', who proposed change %d, may withdraw it, not '%s'",
                    change.proposer(), change.number(), by);
        }
        end(change, State.WITHDRAWN, reason, null, List.of(), by);
        if (isUnderWay(change) && !engine.correlate(ProcessChange.WITHDRAWN, BusinessKey.of(change.id()), Map.of())) {
            throw GovernanceProblem.CHANGE_BUSY.refusal(
                    "The process of change %d is being worked on: try again in a moment", change.number());
        }
    }

    /** An administrator may have deleted its process, which then needs no message. */
    private boolean isUnderWay(Change change) {
        return engine.processRuns(change.id()).stream().anyMatch(journey -> journey.ended() == null);
    }

    /** Closes a change that does not come into force. Does nothing if it is already closed in this state. */
    @Transactional
    public void close(ProcessChangeId id, State state, @Nullable String reason, Actor by) {
        var change = locked(id.number());
        if (change.state() != state) {
            end(change, state, reason, null, List.of(), by);
        }
    }

    /** Must be called in the transaction that deploys it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void inForce(Change change, String deployment, List<Actor> signers, Actor by) {
        end(change, State.IN_FORCE, null, deployment, signers, by);
    }

    /** A change that no other transaction can alter until this one ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Change locked(int number) {
        return rows.lock(number).orElseThrow(() -> GovernanceProblem.changeNotFound(number));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void update(Change change) {
        rows.update(change);
    }

    private void end(
            Change change,
            State state,
            @Nullable String reason,
            @Nullable String deployment,
            List<Actor> signers,
            Actor by) {
        var ended = change.close(state, events.now(), reason, deployment);
        rows.update(ended);
        events.publish(ChangeEnded.of(ended, signers, by));
    }
}
