package io.muster.publishing;

import io.muster.audit.refusals.RefusalLog;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The recorder of deployments in the audit trail. An accepted deployment is recorded in its own transaction, a refused
 * one although that transaction is rolled back.
 */
@Component
class DeploymentJournal {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 20_000;

    private final ObjectProvider<RefusalLog> log;
    private final EventPublisher events;

    DeploymentJournal(ObjectProvider<RefusalLog> log, EventPublisher events) {
        this.log = log;
        this.events = events;
    }

    /** Records acceptance; a deployment that is refused later leaves no such entry. */
    void accepted(IncomingDeployment deployment) {
        events.publish(new Deployed(
                deployment.entity().getId(),
                deployment.entity().getName(),
                deployment.entity().getSource(),
                deployment.files().digest(),
                deployment.files().digests(),
                deployment.by(),
                events.now()));
    }

    /** @return the refusal, to be thrown */
    ProcessEngineException refused(IncomingDeployment deployment, ProcessEngineException why) {
        log.getObject()
                .refused(
                        DomainEvent.PLATFORM,
                        "deployment "
                                + shortened(String.valueOf(deployment.entity().getName()), LONGEST_NAME),
                        deployment.by(),
                        "deploy %s: %s"
                                .formatted(
                                        deployment.files().digest(),
                                        shortened(deployment.files().toString(), LONGEST_REASON)),
                        shortened(String.valueOf(why.getMessage()), LONGEST_REASON));
        return why;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " ...";
    }

    /**
     * Diagrams, tables or forms were deployed.
     *
     * @param deployment the engine's id
     * @param name as sent, if any
     * @param source as sent, such as {@code Camunda Modeler}
     * @param digest over all files: SHA-256 of the lines {@code <hex> <name>} in the order of names, as {@code sha256sum}
     *     writes them
     * @param files digest of each
     */
    @AuditEvent("Deployed")
    public record Deployed(
            String deployment,
            @Nullable String name,
            @Nullable String source,
            Digest digest,
            Map<String, Digest> files,
            Actor actor,
            Instant at)
            implements DomainEvent {

        public Deployed {
            files = Map.copyOf(files);
        }

        @Override
        public String chain() {
            return PLATFORM;
        }

        @Override
        public String subject() {
            return "deployment " + deployment;
        }
    }
}
