package io.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserIdsTests {

    @Test
    void anImpossibleIdIsNotLookedUp() {
        for (var id : List.of("", "ve\0ra", "vera\0", "vera\n", "Vera", "ve ra", "v".repeat(65))) {
            assertThat(UserIds.isPossible(id)).as(id).isFalse();
        }
        assertThat(List.of("vera", "v.era-2", "v".repeat(64))).allMatch(UserIds::isPossible);
    }

    @Test
    void whatWasTypedIsShownOnOneLineAndNotLongerThanAnId() {
        assertThat(UserIds.shown("ve\0ra\n")).isEqualTo("ve\ufffdra\ufffd");
        assertThat(UserIds.shown("v".repeat(65))).isEqualTo("v".repeat(64) + "…");
        assertThat(UserIds.shown("vera")).isEqualTo("vera");
    }
}
