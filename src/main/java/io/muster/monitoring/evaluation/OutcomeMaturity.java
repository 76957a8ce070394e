package io.muster.monitoring.evaluation;

import io.muster.monitoring.profile.Profile;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The rule by which a window's performance counts: enough outcomes are known, or the time for them has passed. */
@Component
class OutcomeMaturity {

    private final EvaluationSettings settings;

    OutcomeMaturity(EvaluationSettings settings) {
        this.settings = settings;
    }

    /** @param end of the window */
    OutcomeCoverage coverage(Profile profile, Instant end, Instant now) {
        var waitsUntil =
                end.atOffset(ZoneOffset.UTC).plus(settings.outcomesWithin()).toInstant();
        return OutcomeCoverage.of(known(profile), profile.columns().rows(), settings.matureShare(), waitsUntil, now);
    }

    private static long known(Profile profile) {
        var quantities = profile.allErrors();
        return Math.max(
                profile.score() == null ? 0 : profile.score().labelled(),
                quantities == null ? 0 : quantities.moments().rows());
    }
}
