package io.muster.crash;

import io.muster.inventory.Inventory;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.Origin;
import io.muster.lifecycle.Builds;
import io.muster.lifecycle.Loans;
import io.muster.shared.VersionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** The drafts of all versions, made by the first server before it accepts requests, so that their releases can start together. */
@TestComponent
class Drafts {

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

    static final String READY = "CRASH-READY";

    private final Loans loans;
    private final Builds builds;
    private final Inventory inventory;
    private final int releases;

    Drafts(Loans loans, Builds builds, Inventory inventory, Environment environment) {
        this.loans = loans;
        this.builds = builds;
        this.inventory = inventory;
        this.releases = environment.getRequiredProperty("crash.releases", Integer.class);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (inventory.models().stream()
                .allMatch(model -> inventory.versions(model.id()).isEmpty())) {
            Road.of(releases).forEach(this::draft);
        }
        LOG.info(READY);
    }

    private VersionId draft(Road road) {
        return switch (road) {
            case ONE_APPROVAL -> loans.good(Materiality.LOW);
            case TWO_APPROVALS -> loans.good(Materiality.HIGH);
            case TRAINED -> builds.sound(Origin.TRAINED);
            case GIVEN_UP -> loans.bad();
        };
    }
}
