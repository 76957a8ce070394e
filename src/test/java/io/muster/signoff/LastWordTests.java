package io.muster.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text of the form for reworking a version. */
class LastWordTests {

    private static final Map<String, String> BODY = Map.of("conclusion", "Not good enough");

    @Test
    void isWhatWasSaidLast() {
        var first = Papers.evidence("validation", "accepted", Map.of());
        var last = Papers.evidence("validation", "rejected", BODY);

        assertThat(Dossiers.lastWord(List.of(first, last))).isEqualTo("validation: rejected. Not good enough");
    }

    @Test
    void saysHowPeopleLoweredTheTier() {
        var raised = Papers.lowered(1, 2, "More hangs on it");
        var lowered = Papers.lowered(3, 1, "Few customers");
        var last = Papers.evidence("validation", "rejected", BODY);

        assertThat(Dossiers.lastWord(List.of(raised, lowered, last)))
                .isEqualTo("validation: rejected. Not good enough\n\n"
                        + "tier: tier-3, lowered from 1 by vera: Few customers; confirmed by anna");
    }

    @Test
    void saysNothingAboutATierThatFollowsTheRule() {
        var tier = Papers.evidence("tier", "tier-2", Map.of("tier", 2, "computed", 2));

        assertThat(Dossiers.lastWord(List.of(tier))).isEqualTo("There is no evidence yet.");
    }
}
