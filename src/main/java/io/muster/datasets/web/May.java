package io.muster.datasets.web;

/** Who may do what with datasets, in the words of Spring Security's expressions. */
final class May {

    /** Everybody at a desk; not the applications that only call the inference endpoint. */
    static final String READ = "hasAnyRole('DEVELOPER', 'DESIGNER', 'VALIDATOR', 'APPROVER', 'SECOND_APPROVER',"
            + " 'OPERATOR', 'AUDITOR', 'ADMINISTRATOR')";

    /** Developers bring data to train on, validators data kept apart, operators what became of the cases. */
    static final String REGISTER = "hasAnyRole('DEVELOPER', 'VALIDATOR', 'OPERATOR')";

    private May() {}
}
