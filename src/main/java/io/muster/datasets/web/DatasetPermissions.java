package io.muster.datasets.web;

/** Permissions on datasets, as Spring Security expressions. */
final class DatasetPermissions {

    /** Developers register training data, validators holdout data, operators actual outcomes. */
    static final String REGISTER = "hasAnyRole('DEVELOPER', 'VALIDATOR', 'OPERATOR')";

    private DatasetPermissions() {}
}
