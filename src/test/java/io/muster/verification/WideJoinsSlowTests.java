package io.muster.verification;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link CountingTests} says of a narrow join, for one that takes longer to fill. */
class WideJoinsSlowTests {

    @ParameterizedTest
    @EnumSource
    void findsAWideJoinThatIsFilledByWhatComesAgainAndAgain(CountingTests.Source source) {
        CountingTests.findsThatItIsFilled(source.filling(7));
    }
}
