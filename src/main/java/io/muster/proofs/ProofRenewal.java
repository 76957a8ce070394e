package io.muster.proofs;

import io.muster.proofs.prover.ActiveDefinitions;
import io.muster.proofs.prover.ProofSettings;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The renewal of proofs made under another policy or by an older verifier: when the policy's tables change, and at
 * startup, in case the server stopped in between or is a newer one. It runs in the background, so that deploying a
 * table does not wait for all diagrams.
 */
@Component
class ProofRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(ProofRenewal.class);

    private final ActiveDefinitions definitions;
    private final PolicyChange change;
    private final ProofSettings settings;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "reproof");
        thread.setDaemon(true);
        return thread;
    });

    ProofRenewal(ActiveDefinitions definitions, PolicyChange change, ProofSettings settings) {
        this.definitions = definitions;
        this.change = change;
        this.settings = settings;
    }

    /** Must be called inside the deployment's transaction. */
    void afterCommit() {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, command -> beside.execute(this::catchUp));
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (settings.demanded()) {
            beside.execute(this::catchUp);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        beside.shutdownNow();
    }

    /** Runs until every active definition is proved as it would be today. */
    void catchUp() {
        for (var deployment : definitions.deployments()) {
            try {
                change.apply(deployment);
            } catch (RuntimeException e) {
                // A deployment that cannot be proved must not prevent the others from being proved.
                LOG.warn("The processes of deployment {} could not be proved again", deployment, e);
            }
        }
    }
}
