package io.muster.governance.weakening;

import io.muster.comparison.Difference;
import io.muster.governance.Change;
import io.muster.governance.ProcessChangeSubject;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileProblem;
import io.muster.proofs.comparison.TableChange;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The reasons why a deployment waits for a signature or is refused: message, line and element of each. */
final class WeakeningReport {

    private static final int MOST = 25;
    private static final String PAGE = "docs/governed-processes.md";

    private final DeploymentBundle files;
    private final List<FileProblem> problems = new ArrayList<>();
    private int count;

    WeakeningReport(DeploymentBundle files) {
        this.files = files;
    }

    void add(Difference difference) {
        if (++count <= MOST) {
            add(
                    difference.element(),
                    "A control of process '%s' would be weaker: %s"
                            .formatted(difference.process(), difference.inWords()));
        }
    }

    void add(TableChange table) {
        table.inWords().forEach(sentence -> {
            if (++count <= MOST) {
                add(table.table(), "A decision table in use would change: %s".formatted(sentence));
            }
        });
    }

    /** Adds a reason about processes that were not sent. */
    void add(String sentence) {
        if (++count <= MOST) {
            add("", sentence);
        }
    }

    void addWhatHappensNext(Change change, Actor by) {
        addWhatIsLeft();
        add(
                "",
                "Nothing was deployed. %s change %d (%s); its owner, group '%s', was asked to sign it. Who decides and when,"
                                .formatted(
                                        by.samePersonAs(change.proposer())
                                                ? "What you sent is"
                                                : "'%s' sent the same, as".formatted(change.proposer()),
                                        change.number(),
                                        change.sent().digest(),
                                        change.owner())
                        + " and both versions side by side: %s. See %s"
                                .formatted(ProcessChangeSubject.page(change.number()), PAGE));
    }

    void addWhyNoOneIsAsked(Refusal why) {
        addWhatIsLeft();
        add("", "Nothing was deployed, and no one was asked: %s. See %s".formatted(why.getMessage(), PAGE));
    }

    /** Adds a reason why it is refused, even with agreement. */
    void addRefusal(String why) {
        add("", "A decision table in use cannot be replaced by this one: %s. See %s".formatted(why, PAGE));
    }

    List<FileProblem> problems() {
        return problems;
    }

    private void addWhatIsLeft() {
        if (count > MOST) {
            add("", "%d more sentences are on the page of the change".formatted(count - MOST));
        }
    }

    private void add(String element, String message) {
        problems.add(files.problem(message, element, element.isEmpty() ? List.of() : List.of(element)));
    }
}
