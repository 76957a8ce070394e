package io.muster.lifecycle;

import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import io.muster.signoff.AcceptanceObjection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The objection to promoting a version that was suspended while it was on trial. */
@Component
class SuspendedVersions implements AcceptanceObjection {

    private final Inventory inventory;

    SuspendedVersions(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Optional<String> objection(SubjectId subject, String control) {
        return subject instanceof VersionId version
                        && control.equals(Release.PROMOTION)
                        && inventory.version(version).stage() == Stage.SUSPENDED
                ? Optional.of("%s was suspended during its trial; stop the trial".formatted(version))
                : Optional.empty();
    }
}
