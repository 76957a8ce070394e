package io.muster.crash;

import io.muster.inventory.Inventory;
import io.muster.inventory.Materiality;
import io.muster.inventory.Stage;
import io.muster.lifecycle.Loans;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Drafts versions until there are as many as wanted; a server that was killed meanwhile goes on after its next start. */
@TestComponent
class Drafts {

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

    static final String READY = "CRASH-READY";

    private final Loans loans;
    private final Inventory inventory;
    private final int wanted;

    Drafts(Loans loans, Inventory inventory, Environment environment) {
        this.loans = loans;
        this.inventory = inventory;
        this.wanted = environment.getRequiredProperty("crash.releases", Integer.class);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        LOG.info(READY);
        var thread = new Thread(this::draft, "drafts");
        thread.setDaemon(true);
        thread.start();
    }

    private void draft() {
        while (inventory.versionsIn(Arrays.asList(Stage.values())).size() < wanted) {
            loans.good(Materiality.LOW);
        }
    }
}
