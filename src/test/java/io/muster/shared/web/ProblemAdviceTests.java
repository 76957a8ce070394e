package io.muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.engine.EngineProblem;
import io.muster.formats.FormatProblem;
import io.muster.shared.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

class ProblemAdviceTests {

    private final ProblemAdvice advice = new ProblemAdvice();

    @Test
    void saysWhenToTryAgainWhereThatMayHelp() {
        assertThat(retryAfter(FormatProblem.SCORING_UNAVAILABLE.refusal("Away for a moment")))
                .isEqualTo("5");
        assertThat(retryAfter(new InAMinute())).isEqualTo("60");
        assertThat(retryAfter(EngineProblem.START_CONFLICT.refusal("Not like this")))
                .isNull();
    }

    private String retryAfter(Refusal refusal) {
        return advice.on(refusal, new MockHttpServletResponse()).getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
    }

    private static final class InAMinute extends Refusal {

        InAMinute() {
            super(FormatProblem.SCORING_UNAVAILABLE, "Away for a minute");
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofMinutes(1));
        }
    }
}
