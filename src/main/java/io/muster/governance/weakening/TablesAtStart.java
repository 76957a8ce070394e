package io.muster.governance.weakening;

import io.muster.governance.Change.Basis;
import io.muster.governance.Change.Sent;
import io.muster.governance.Change.State;
import io.muster.governance.Changes;
import io.muster.governance.Owners;
import io.muster.governance.Proposal;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.ShippedTables;
import io.muster.proofs.comparison.AgreedTables;
import io.muster.proofs.comparison.DeploymentComparison;
import io.muster.proofs.comparison.TableChange;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The check at startup of whether every decision table in force was agreed to, regardless of how it was deployed: with
 * the files on the disk, while changes were not governed, or because a newer version was deleted. A looser one, or one
 * that nobody ever signed and Muster does not ship, becomes a change that waits for its owner, and a finding.
 */
@Component
class TablesAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(TablesAtStart.class);
    private static final Actor SELF = Actor.system("lifecycle");

    private final GovernanceSettings settings;
    private final DeploymentComparison comparing;
    private final AgreedTables agreed;
    private final ShippedTables shipped;
    private final Changes changes;
    private final Owners owners;
    private final TransactionTemplate transaction;

    TablesAtStart(
            GovernanceSettings settings,
            DeploymentComparison comparing,
            AgreedTables agreed,
            ShippedTables shipped,
            Changes changes,
            Owners owners,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.comparing = comparing;
        this.agreed = agreed;
        this.shipped = shipped;
        this.changes = changes;
        this.owners = owners;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void look() {
        if (settings.demanded()) {
            comparing.askedInForce().forEach(this::lookAt);
        }
    }

    /**
     * Each separately: if no one can be asked about one, the server starts nevertheless, and reports it at every start.
     */
    private void lookAt(String decision, DeploymentFile inForce) {
        try {
            transaction.executeWithoutResult(status -> {
                changes.takeLock();
                look(decision, inForce);
            });
        } catch (Refusal | ProcessEngineException | TransactionException e) {
            LOG.error("Table '{}' is not what was agreed to, and no one could be asked to sign it", decision, e);
        }
    }

    private void look(String decision, DeploymentFile inForce) {
        var before = agreed.find(decision).map(AgreedTables.Agreed::file).or(() -> first(decision));
        if (before.filter(table -> table.digest().equals(inForce.digest())).isPresent()) {
            return;
        }
        var change = comparing.compare(decision, before, inForce);
        if (change.loosens()) {
            ask(change, inForce);
        } else {
            agreed.agree(decision, inForce);
        }
    }

    /** The owner was asked and did not sign: it stays a finding, and the owner is not asked at every start. */
    private boolean isRejected(String decision, Sent inForce) {
        return agreed.unsignedChange(decision)
                .map(changes::get)
                .filter(change -> !change.state().isOpen() && change.state() != State.IN_FORCE)
                .filter(change -> change.sent().digest().equals(inForce.digest()))
                .isPresent();
    }

    /** A table seen for the first time is compared with the one Muster ships. */
    private Optional<DeploymentFile> first(String decision) {
        var table = shipped.find(decision);
        table.ifPresent(known -> agreed.agree(decision, known));
        return table;
    }

    private void ask(TableChange table, DeploymentFile inForce) {
        table.inWords().forEach(sentence -> LOG.warn("In force, and no one signed it: {}", sentence));
        var files = DeploymentBundle.of(List.of(inForce));
        var sent = new Sent(files.digest(), "In force without a signature", "Muster", null, files.digests());
        if (isRejected(table.table(), sent)) {
            return;
        }
        var owner = owners.ofTable(table.table(), ProposedChange.OWNERS);
        var basis = new Basis(Map.of(), comparing.under(files, Set.of()));
        var change = changes.proposeUnsigned(new Proposal(sent, files, basis, owner), SELF);
        agreed.unsigned(table.table(), change.number());
    }
}
