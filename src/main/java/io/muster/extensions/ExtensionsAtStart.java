package io.muster.extensions;

import io.muster.shared.Actor;
import io.muster.shared.events.EventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The entry in the audit trail that names the extensions a server starts with. It is written at each start, before any
 * of their code is used and before the first request, so an auditor can tell which code was part of the server when a
 * decision was made. A server that cannot write it does not start.
 */
@Component
class ExtensionsAtStart implements SmartLifecycle {

    private static final Actor SELF = Actor.system("extensions");

    private final InstalledExtensions extensions;
    private final EventPublisher events;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    ExtensionsAtStart(InstalledExtensions extensions, EventPublisher events, TransactionTemplate transaction) {
        this.extensions = extensions;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        if (!extensions.jars().isEmpty()) {
            transaction.executeWithoutResult(status -> events.publish(new ExtensionsInstalled(
                    extensions.jars().stream().map(ExtensionsInstalled.Jar::of).toList(), SELF, events.now())));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before deployments are read, whose targets may be extensions, and before the web server starts. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4098;
    }
}
