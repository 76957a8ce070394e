package io.muster.governance;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.governance.Change.Basis;
import io.muster.proofs.comparison.Comparison;
import io.muster.proofs.comparison.DeploymentComparison;
import io.muster.proofs.comparison.TableChange;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.ProcessChangeId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The comparison of changes with what is in force. */
@Service
public class ChangeReview {

    private static final Actor SELF = Actor.system("lifecycle");

    private final Changes changes;
    private final DeploymentComparison comparing;
    private final Owners owners;
    private final EvidenceLedger ledger;
    private final LoosenedTables loosened;

    ChangeReview(
            Changes changes,
            DeploymentComparison comparing,
            Owners owners,
            EvidenceLedger ledger,
            LoosenedTables loosened) {
        this.changes = changes;
        this.comparing = comparing;
        this.owners = owners;
        this.ledger = ledger;
        this.loosened = loosened;
    }

    /**
     * Compares with the newest versions, keeps the weakened controls as evidence and finds whom to ask. If nothing is
     * weaker any more, because another version in between was weaker still, the owner is asked nevertheless: it was
     * proposed.
     *
     * @param table id of the decision that names the owners of processes
     * @param instance of the process that the evidence belongs to
     * @throws ContentAltered if the stored files are not what was proposed
     */
    @Transactional
    public void compare(ProcessChangeId id, String table, String instance) {
        var change = changes.locked(id.number());
        var former = comparing.inForce(change.processes(), change.sent().tenant());
        var comparison = comparing.compare(changes.files(change), former);
        var owner = comparison.weakens() ? owners.of(comparison, table) : change.owner();
        var compared = change.comparedAgain(new Basis(former, comparison.under()), owner);
        changes.update(compared);
        var found = ComparisonEvidence.of(compared, comparison);
        loosened.update(compared, comparison);
        ledger.record(
                new NewEvidence(id, change.sent().digest(), ComparisonEvidence.KIND, found.outcome(), found, instance),
                SELF);
    }

    /** A change beside the versions it was last compared with, under the policy in force. */
    @Transactional(readOnly = true)
    public Comparison comparison(Change change) {
        return comparing.compare(changes.files(change), change.basis().former());
    }

    /** The effect of a change on decision tables. */
    public record Tables(List<TableChange> changes, List<String> unproved) {

        public Tables {
            changes = List.copyOf(changes);
            unproved = List.copyOf(unproved);
        }
    }

    /** As shown to its owner; before that, as it is now. */
    @Transactional(readOnly = true)
    public Tables tables(Change change) {
        return Evidence.last(ledger.of(change.id()), evidence -> evidence.kind().equals(ComparisonEvidence.KIND))
                .map(evidence -> CanonicalJson.MAPPER.convertValue(
                        Map.of(
                                "changes", evidence.body().path("tables"),
                                "unproved", evidence.body().path("unproved")),
                        Tables.class))
                .orElseGet(() -> {
                    var comparison = comparison(change);
                    return new Tables(comparison.tables(), comparison.unproved());
                });
    }
}
