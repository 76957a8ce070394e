package io.muster.security;

/** Role expressions of Spring Security for read access. */
public final class ReadAccess {

    /** All interactive users: programs need not read what is written about models, people and processes. */
    public static final String INTERACTIVE = "hasAnyRole('DEVELOPER', 'DESIGNER', 'VALIDATOR', 'APPROVER',"
            + " 'SECOND_APPROVER', 'OPERATOR', 'AUDITOR', 'ADMINISTRATOR')";

    /** Applications too: a client that calls a model may verify the certificate that allows it to answer. */
    public static final String OF_CERTIFICATES = "isAuthenticated() and !hasRole('WORKER')";

    /** The scraper has a user of its own with one of these roles; the role for calling models is not enough. */
    public static final String[] OF_METRICS = {
        Role.OPERATOR.authority(), Role.AUDITOR.authority(), Role.ADMINISTRATOR.authority()
    };

    private ReadAccess() {}
}
