package io.muster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class UserGroupsTests {

    private static final UserGroup COMMITTEE = new UserGroup("creditCommittee", "Credit committee", Role.APPROVER);
    private static final UserGroups GROUPS = UserGroups.with(List.of(COMMITTEE));

    @Test
    void knowsTheGroupOfEachRoleAndThoseDeclared() {
        assertThat(GROUPS.all()).hasSize(Role.values().length + 1).contains(COMMITTEE);
        assertThat(GROUPS.ids()).contains("approver", "camunda-admin", "creditCommittee");
        assertThat(UserGroups.shipped().contains("creditCommittee")).isFalse();
    }

    @Test
    void aMemberHasTheRightsOfTheRoleWithoutBeingInItsGroup() {
        assertThat(GROUPS.rights(Set.of("creditCommittee"))).containsExactly(Role.APPROVER);
        assertThat(GROUPS.known(Set.of("creditCommittee"))).containsExactly("creditCommittee");
    }

    @Test
    void anUnknownGroupGivesNoRights() {
        assertThat(GROUPS.rights(Set.of("strangers"))).isEmpty();
        assertThat(GROUPS.known(Set.of("strangers", "validator"))).containsExactly("validator");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = Mode.EXCLUDE,
            names = {"VALIDATOR", "APPROVER", "SECOND_APPROVER"})
    void noDeclaredGroupHasMoreRightsThanToReadAndDecide(Role role) {
        assertThatThrownBy(() -> new UserGroup("friends", "Friends", role))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The user group 'friends' has the rights of '%s'; expected one of [validator, approver,"
                                .formatted(role.group())
                        + " secondApprover]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "credit-committee", "credit committee", "1st", "a,b", "${group}"})
    void refusesIdsThatNoGroupCanHave(String id) {
        assertThatThrownBy(() -> new UserGroup(id, "Credit committee", Role.APPROVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The user group '%s' has an id that no group can have".formatted(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "Validator", "CREDITCOMMITTEE"})
    void refusesASecondGroupOfOneId(String id) {
        assertThatThrownBy(() -> UserGroups.with(List.of(COMMITTEE, new UserGroup(id, "Another", Role.VALIDATOR))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "The user group '%s' is declared, but there is one of that id already".formatted(id));
    }
}
