package io.muster.lifecycle.steps.approve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a certificate is valid: people may shorten what the policy allows. */
class TermsTests {

    private static final Instant POLICY = Instant.parse("2026-09-02T09:00:00Z");

    @Test
    void thePolicyDecidesIfNoOneDemandsLess() {
        assertThat(new Terms(List.of(), null).shortest(POLICY)).isEqualTo(POLICY);
    }

    @Test
    void anEarlierEndIsKept() {
        var end = POLICY.minusSeconds(1);

        assertThat(new Terms(List.of(), end).shortest(POLICY)).isEqualTo(end);
    }

    /** Also if it was signed when the policy allowed more. */
    @Test
    void aLaterEndIsNever() {
        assertThat(new Terms(List.of(), POLICY.plusSeconds(1)).shortest(POLICY)).isEqualTo(POLICY);
    }
}
