package io.muster.security;

import java.util.Locale;

/**
 * What a person is trusted to do. Each role has a group of the process engine; diagrams name the group. Further groups
 * are in {@link UserGroups}.
 */
public enum Role {
    /** Registers models and versions, starts releases. */
    DEVELOPER("developer"),
    /** Draws and deploys lifecycles. */
    DESIGNER("designer"),
    /** Second line: reviews independently. */
    VALIDATOR("validator"),
    /** Approves use. */
    APPROVER("approver"),
    /** Second, senior approval where the tier demands it. */
    SECOND_APPROVER("secondApprover"),
    /** Deploys, suspends, plans revalidation. */
    OPERATOR("operator"),
    /** Reads everything, changes nothing. */
    AUDITOR("auditor"),
    /** Calls the inference endpoint: an application, not an interactive user. */
    APPLICATION("application"),
    /** Trains models elsewhere and submits them: a program, not an interactive user. */
    WORKER("worker"),
    /** Manages people and the platform; decides nothing about models. */
    ADMINISTRATOR("camunda-admin");

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** The engine's group id for this role. */
    public String group() {
        return group;
    }

    /** The name Spring Security knows it by, for {@code hasAuthority}. */
    public String authority() {
        return "ROLE_" + name();
    }

    /** Whether diagrams may assign tasks and decisions to it: it has a task list. */
    public boolean hasTasks() {
        return switch (this) {
            case DEVELOPER, VALIDATOR, APPROVER, SECOND_APPROVER, OPERATOR -> true;
            case DESIGNER, AUDITOR, APPLICATION, WORKER, ADMINISTRATOR -> false;
        };
    }

    /** Its people, in words: {@code Second approvers}. */
    String plural() {
        var words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + "s";
    }
}
