package io.muster.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FalseDiscoveryRateTests {

    /** The fifteen p-values of the worked example in the paper of Benjamini and Hochberg (1995), section 3.2. */
    private static final double[] PAPER = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0
    };

    @Test
    void reportsTheFourHypothesesOfThePaper() {
        var p = new HashMap<Integer, Double>();
        for (var i = 0; i < PAPER.length; i++) {
            p.put(i, PAPER[i]);
        }
        assertThat(FalseDiscoveryRate.discovered(p, 0.05)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void reportsNothingAmongNothing() {
        assertThat(FalseDiscoveryRate.discovered(Map.of(), 0.05)).isEmpty();
    }

    @Test
    void reportsAnythingAmongFiftyFeaturesWithoutDriftInOneOfTwentyWindows() {
        var random = new Random(11);
        var alarms = 0;
        for (var window = 0; window < 4_000; window++) {
            var p = new HashMap<Integer, Double>();
            for (var feature = 0; feature < 50; feature++) {
                p.put(feature, random.nextDouble());
            }
            alarms += FalseDiscoveryRate.discovered(p, 0.05).isEmpty() ? 0 : 1;
        }
        assertThat(alarms / 4_000.0).isBetween(0.04, 0.06);
    }
}
