package io.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadAccessTests {

    /** A new role is interactive unless it is listed here. */
    @Test
    void allRolesButThoseOfProgramsAreInteractive() {
        var atADesk = EnumSet.complementOf(EnumSet.of(Role.APPLICATION, Role.WORKER));

        assertThat(ReadAccess.INTERACTIVE)
                .isEqualTo(Arrays.stream(Role.values())
                        .filter(atADesk::contains)
                        .map(role -> "'" + role.name() + "'")
                        .collect(Collectors.joining(", ", "hasAnyRole(", ")")));
    }
}
