package io.muster.inventory.web;

/** Role expressions of Spring Security for the inventory. */
final class InventoryPermissions {

    static final String DEVELOP = "hasRole('DEVELOPER')";

    /** {@link Editors} narrows it to the caller's own entries. */
    static final String DESCRIBE = "hasAnyRole('DEVELOPER', 'VALIDATOR', 'APPROVER', 'SECOND_APPROVER', 'OPERATOR')";

    static final String CLASSIFY = "hasRole('VALIDATOR')";

    /** Stricter than for reading, because the model is more valuable than its description. */
    static final String DOWNLOAD = "hasAnyRole('DEVELOPER', 'VALIDATOR', 'OPERATOR', 'AUDITOR')";

    private InventoryPermissions() {}
}
