package io.muster.datasets.web;

/** Who may do what with datasets, in the words of Spring Security's expressions. */
final class DatasetPermissions {

    /** Developers bring data to train on, validators data kept apart, operators what became of the cases. */
    static final String REGISTER = "hasAnyRole('DEVELOPER', 'VALIDATOR', 'OPERATOR')";

    private DatasetPermissions() {}
}
