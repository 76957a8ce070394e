package io.muster.publishing;

import io.muster.audit.refusals.RefusalLog;
import io.muster.shared.Actor;
import io.muster.shared.DomainEvent;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes down who wanted to deploy what and why it was refused, though the transaction is undone. */
@Component
class RefusedDeployments {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 20_000;

    private final ObjectProvider<RefusalLog> log;

    RefusedDeployments(ObjectProvider<RefusalLog> log) {
        this.log = log;
    }

    void record(DeploymentEntity deployment, Actor by, ProcessEngineException why) {
        var sent = DeploymentFiles.of(deployment.getResources());
        log.getObject()
                .refused(
                        DomainEvent.PLATFORM,
                        "deployment " + shortened(String.valueOf(deployment.getName()), LONGEST_NAME),
                        by,
                        "deploy %s: %s".formatted(sent.digest(), shortened(sent.toString(), LONGEST_REASON)),
                        shortened(String.valueOf(why.getMessage()), LONGEST_REASON));
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " ...";
    }
}
