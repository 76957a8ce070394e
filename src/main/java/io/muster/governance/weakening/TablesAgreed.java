package io.muster.governance.weakening;

import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.governance.Change;
import io.muster.governance.LoosenedTables;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.comparison.AgreedTables;
import io.muster.proofs.comparison.Comparison;
import io.muster.proofs.comparison.DeploymentComparison;
import io.muster.proofs.comparison.TableChange;
import io.muster.shared.Actor;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The record of agreed versions of decision tables, in the transaction that puts them in force. */
@Component
class TablesAgreed {

    private static final Actor SELF = Actor.system("lifecycle");

    private final DeploymentComparison comparing;
    private final AgreedTables tables;
    private final Findings findings;

    TablesAgreed(DeploymentComparison comparing, AgreedTables tables, Findings findings) {
        this.comparing = comparing;
        this.tables = tables;
        this.findings = findings;
    }

    /** These files were signed, and with the processes among them the tables they use. */
    void agree(DeploymentBundle files) {
        comparing.asked(files).forEach(this::agree);
        comparing.askedBy(files).forEach((decision, table) -> {
            if (tables.find(decision).isEmpty()) {
                agree(decision, table);
            }
        });
    }

    private void agree(String decision, DeploymentFile sent) {
        tables.unsignedChange(decision).ifPresent(change -> closeFindings(change, "What was agreed to is in force"));
        tables.agree(decision, sent);
    }

    /** These files needed no signature: earlier agreements remain, and nothing is agreed to for the first time. */
    void agreeAgain(DeploymentBundle files) {
        comparing.asked(files).forEach((decision, sent) -> {
            if (tables.find(decision).isPresent()) {
                agree(decision, sent);
            }
        });
    }

    /**
     * Muster put these in force: tables that are not looser than the agreed ones need no signature. Looser ones, and
     * those that no one ever agreed to, wait for one when the server has started.
     */
    void takeOver(DeploymentBundle files, Comparison comparison) {
        var looser = comparison.tables().stream()
                .filter(TableChange::loosens)
                .map(TableChange::table)
                .collect(Collectors.toSet());
        comparing.asked(files).forEach((decision, sent) -> {
            if (tables.find(decision).isPresent() && !looser.contains(decision)) {
                tables.agree(decision, sent);
            }
        });
    }

    private void closeFindings(int change, String why) {
        findings.of(Change.id(change)).stream()
                .filter(Finding::isOpen)
                .filter(finding -> finding.title().equals(LoosenedTables.TITLE))
                .forEach(finding -> findings.close(finding.id(), why, SELF));
    }
}
