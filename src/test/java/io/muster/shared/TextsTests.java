package io.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTests {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"Grüße", "line\nline\ttab", "a whole \ud83d\ude00 of two halves", "\ufffd"})
    void textsThatEveryDatabaseKeepsAreAccepted(String text) {
        assertThat(Texts.fault("reason", text)).isEmpty();
    }

    @Test
    void theCharacterWithCodeZeroIsKeptByNoPostgresql() {
        assertThat(Texts.fault("reason", "Data\0leak")).contains("'reason' contains a character with code 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "x\ud83dx", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ud83d\ude00\ude00"})
    void halfOfACharacterIsNotKept(String text) {
        assertThat(Texts.fault("reason", text))
                .hasValueSatisfying(why -> assertThat(why).startsWith("'reason' contains half of a character"));
    }

    @Test
    void shortensWhatIsTooLongOnly() {
        assertThat(Texts.abbreviate("Approve", 7)).isEqualTo("Approve");
        assertThat(Texts.abbreviate("Approve it", 7)).isEqualTo("Approve…");
    }

    /** Half of one could not be stored. */
    @Test
    void tearsNoCharacter() {
        var shortened = Texts.abbreviate("Approve\ud83d\ude00 it", 8);

        assertThat(shortened).isEqualTo("Approve…");
        assertThat(Texts.fault("name", shortened)).isEmpty();
        assertThat(Texts.abbreviate("Approve\ud83d\ude00 it", 9)).isEqualTo("Approve\ud83d\ude00…");
    }
}
