package io.muster.reporting;

import io.muster.comparison.DiffPictures;
import io.muster.comparison.DiffPictures.Pair;
import io.muster.engine.WaitingTask;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.SignOff;
import io.muster.governance.Change;
import io.muster.governance.Change.State;
import io.muster.governance.ChangeReview;
import io.muster.governance.Changes;
import io.muster.lifecycle.Lifecycle;
import io.muster.proofs.comparison.Comparison.Part;
import io.muster.proofs.comparison.DeployedProcesses;
import io.muster.proofs.comparison.DeployedProcesses.DeployedProcess;
import io.muster.reporting.ChangesPage.ChangeView.ChangeRow;
import io.muster.reporting.ChangesPage.ChangeView.Decision;
import io.muster.reporting.ComparisonPage.ComparisonView.Group;
import io.muster.reporting.VersionPage.VersionView;
import io.muster.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page of proposed process changes: new versions that weaken a control and need, or needed, the owner's sign-off. */
@Service
public class ChangesPage {

    private final Changes changes;
    private final ChangeReview review;
    private final DeployedProcesses processes;
    private final EvidenceLedger ledger;
    private final Lifecycle lifecycle;

    ChangesPage(
            Changes changes,
            ChangeReview review,
            DeployedProcesses processes,
            EvidenceLedger ledger,
            Lifecycle lifecycle) {
        this.changes = changes;
        this.review = review;
        this.processes = processes;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
    }

    /** All open changes, then the latest of the others, newest first. */
    @Transactional(readOnly = true)
    public List<ChangeRow> list() {
        var ended = changes.newest().stream().filter(change -> !change.state().isOpen());
        return Stream.concat(changes.open().stream(), ended).map(this::row).toList();
    }

    /**
     * @throws Refusal {@code CHANGE_NOT_FOUND} if there is none
     * @throws io.muster.governance.ContentAltered if its files differ from what was proposed
     */
    @Transactional(readOnly = true)
    public ChangeView read(int number) {
        var change = changes.get(number);
        var comparison = review.comparison(change);
        return new ChangeView(
                row(change),
                !change.proposer().isPerson(),
                task(change),
                change.reason(),
                facts(change),
                signOffs(change),
                ComparisonPage.groups(comparison.differences()),
                review.tables(change),
                comparison.parts().stream()
                        .filter(part ->
                                part.sent() || !part.diff().differences().isEmpty())
                        .flatMap(ChangesPage::pairs)
                        .distinct()
                        .toList());
    }

    private ChangeRow row(Change change) {
        return new ChangeRow(
                change.number(),
                names(change),
                change.proposer().id(),
                PageWording.time(change.proposedAt()),
                change.state().isOpen() ? "waits for " + change.owner() : PageWording.word(change.state()),
                change.state().isOpen(),
                change.state() == State.IN_FORCE);
    }

    /** Names from the diagrams in force; the submitted files may contain only tables. */
    private String names(Change change) {
        if (change.processes().isEmpty()) {
            return change.sent().files().keySet().stream().sorted().collect(Collectors.joining(", "));
        }
        var names = processes.newest().stream().collect(Collectors.toMap(DeployedProcess::key, DeployedProcess::name));
        return change.processes().stream()
                .map(process -> names.getOrDefault(process, process))
                .collect(Collectors.joining(", "));
    }

    private @Nullable String task(Change change) {
        return lifecycle.waiting().stream()
                .filter(task -> task.subject().equals(change.id()))
                .map(WaitingTask::id)
                .findFirst()
                .orElse(null);
    }

    private static List<VersionView.Fact> facts(Change change) {
        var facts = new ArrayList<VersionView.Fact>();
        facts.add(VersionView.Fact.code(
                "Digest of all files", change.sent().digest().toString()));
        new TreeMap<>(change.sent().files())
                .forEach((name, digest) -> facts.add(VersionView.Fact.code(name, digest.toString())));
        new TreeMap<>(change.basis().former())
                .forEach((process, version) -> facts.add(VersionView.Fact.code(
                        "Compared with version of " + process, version.isEmpty() ? "new process" : version)));
        if (change.closedAt() != null) {
            facts.add(VersionView.Fact.of("Ended", PageWording.time(change.closedAt())));
        }
        if (change.deployment() != null) {
            facts.add(VersionView.Fact.code("Deployment", change.deployment()));
        }
        return facts;
    }

    private List<Decision> signOffs(Change change) {
        return ledger.of(change.id()).stream()
                .filter(evidence -> evidence.kind().equals(SignOff.KIND))
                .map(ChangesPage::decision)
                .toList();
    }

    private static Decision decision(Evidence evidence) {
        var signOff = evidence.signOff().orElseThrow();
        return new Decision(
                evidence.by().id(),
                PageWording.time(evidence.at()),
                evidence.outcome(),
                signOff.accepting(),
                signOff.reason(),
                signOff.answers().stream().map(SignOff.Answer::toString).toList());
    }

    private static Stream<Pair> pairs(Part part) {
        return DiffPictures.of(part.before(), part.after(), part.diff()).stream();
    }

    /**
     * A proposed change compared with what was in force, and its outcome.
     *
     * @param unsigned whether it is a change found in force that no one proposed
     * @param tables its effect on decision tables
     * @param task id of the open sign-off, or null
     * @param reason why it ended without coming into force, or null
     */
    public record ChangeView(
            ChangeRow row,
            boolean unsigned,
            @Nullable String task,
            @Nullable String reason,
            List<VersionView.Fact> facts,
            List<Decision> signOffs,
            List<Group> groups,
            ChangeReview.Tables tables,
            List<Pair> pairs) {

        public ChangeView {
            facts = List.copyOf(facts);
            signOffs = List.copyOf(signOffs);
            groups = List.copyOf(groups);
            pairs = List.copyOf(pairs);
        }

        /** A sign-off. */
        public record Decision(
                String by, String at, String decision, boolean accepting, String reason, List<String> answers) {}

        /**
         * A proposed change in a list.
         *
         * @param processes names of the submitted processes
         * @param state in words
         */
        public record ChangeRow(
                int number,
                String processes,
                String proposer,
                String proposed,
                String state,
                boolean open,
                boolean inForce) {}
    }
}
