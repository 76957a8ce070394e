package io.muster.governance.weakening;

import io.muster.processfiles.DeploymentBundle;
import io.muster.proofs.comparison.Comparison;
import io.muster.proofs.comparison.TableChange;
import io.muster.shared.Actor;
import io.muster.shared.events.DomainEvent;
import io.muster.shared.events.EventPublisher;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The report of what Muster itself weakened by deploying its files, because no one can be asked before it starts. */
@Component
class WeakerProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(WeakerProcesses.class);
    private static final Actor SELF = Actor.system("lifecycle");

    private final EventPublisher events;

    WeakerProcesses(EventPublisher events) {
        this.events = events;
    }

    /** Stricter tables are taken over without a report. */
    static boolean isReported(Comparison comparison) {
        return comparison.parts().stream().anyMatch(part -> part.diff().weakens())
                || comparison.tables().stream().anyMatch(TableChange::loosens);
    }

    void report(String deployment, DeploymentBundle files, Comparison comparison) {
        var weaker = comparison.inWords();
        // One line: each changed rule of a table is a sentence.
        LOG.warn(
                "Deployment {} at the start changed {} controls or answers of decision tables that count as weaker;"
                        + " the audit chain '{}' lists them. The first: {}",
                deployment,
                weaker.size(),
                DomainEvent.PLATFORM,
                weaker.stream().findFirst().orElse("no difference can be described"));
        events.publish(new WeakerAtStart(
                deployment, files.digest(), List.copyOf(comparison.weakened()), weaker, SELF, events.now()));
    }
}
