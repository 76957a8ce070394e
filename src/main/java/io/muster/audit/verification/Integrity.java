package io.muster.audit.verification;

import io.muster.audit.chain.Chains.Head;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The current result of the continuous verification: which records are damaged, and when all were last verified. */
@Service
public class Integrity {

    private final VerificationRows rows;
    private final ContinuousVerification verification;
    private final VerificationSettings settings;
    private final Clock clock;

    Integrity(VerificationRows rows, ContinuousVerification verification, VerificationSettings settings, Clock clock) {
        this.rows = rows;
        this.verification = verification;
        this.settings = settings;
        this.clock = clock;
    }

    /** The damage that any node has found and that is not repaired, in order of kind and place. */
    @Transactional(readOnly = true)
    public List<Damage> damages() {
        return rows.damages();
    }

    /** The time since the last full verification; empty before the first. */
    @Transactional(readOnly = true)
    public Optional<Duration> sinceLastRound() {
        return Optional.ofNullable(rows.read().completed())
                .map(completed -> Duration.between(completed, clock.instant()));
    }

    /** The entry up to which the current chain is verified; empty between two chains. */
    Optional<Head> progress() {
        return Optional.ofNullable(rows.read().at());
    }

    /** Continues verifying, unless some node has just done so. */
    public void goOn() {
        verification.slice(settings.verifySlice(), settings.verifyEvery());
    }
}
