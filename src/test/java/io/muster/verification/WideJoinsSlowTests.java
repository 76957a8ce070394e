package io.muster.verification;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The properties of {@link CountingTests} for a wide join. */
class WideJoinsSlowTests {

    @ParameterizedTest
    @EnumSource
    void findsAWideJoinThatIsFilledByWhatComesAgainAndAgain(CountingTests.Source source) {
        CountingTests.findsThatItIsFilled(source.filling(7));
    }
}
