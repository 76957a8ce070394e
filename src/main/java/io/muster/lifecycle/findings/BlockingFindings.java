package io.muster.lifecycle.findings;

import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import io.muster.signoff.AcceptanceObjection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The objection to accepting a version while a finding blocks that control. */
@Component
class BlockingFindings implements AcceptanceObjection {

    private final FindingEffects effects;

    BlockingFindings(FindingEffects effects) {
        this.effects = effects;
    }

    @Override
    public Optional<String> objection(SubjectId subject, String control) {
        return subject instanceof VersionId version ? effects.blocking(version, control) : Optional.empty();
    }
}
