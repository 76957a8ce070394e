package io.muster.inventory.web;

/** Who may do what with the inventory, in the words of Spring Security's expressions. */
final class InventoryPermissions {

    static final String DEVELOP = "hasRole('DEVELOPER')";

    /** {@link Editors} narrows it to one's own. */
    static final String DESCRIBE = "hasAnyRole('DEVELOPER', 'VALIDATOR', 'APPROVER', 'SECOND_APPROVER', 'OPERATOR')";

    static final String CLASSIFY = "hasRole('VALIDATOR')";

    /** The model itself is worth more than what is written about it. */
    static final String DOWNLOAD = "hasAnyRole('DEVELOPER', 'VALIDATOR', 'OPERATOR', 'AUDITOR')";

    private InventoryPermissions() {}
}
