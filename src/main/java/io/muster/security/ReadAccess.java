package io.muster.security;

/** Who may read, in the words of Spring Security's expressions. */
public final class ReadAccess {

    /** Everybody at a desk: what is written about models, people and processes is no business of programs. */
    public static final String AT_A_DESK = "hasAnyRole('DEVELOPER', 'DESIGNER', 'VALIDATOR', 'APPROVER',"
            + " 'SECOND_APPROVER', 'OPERATOR', 'AUDITOR', 'ADMINISTRATOR')";

    /** Applications too: who asks a model for an answer may verify what allows it to give one. */
    public static final String OF_CERTIFICATES = "isAuthenticated() and !hasRole('WORKER')";

    /** Who scrapes them is a user of its own with one of these roles; asking models is none. */
    public static final String[] OF_METRICS = {
        Role.OPERATOR.authority(), Role.AUDITOR.authority(), Role.ADMINISTRATOR.authority()
    };

    private ReadAccess() {}
}
