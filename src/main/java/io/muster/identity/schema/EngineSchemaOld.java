package io.muster.identity.schema;

import org.camunda.bpm.engine.ProcessEngine;

/** The process engine's tables are of another minor version, which the engine itself does not notice. */
class EngineSchemaOld extends RuntimeException {

    /** The version in its jar: 7.24.0. */
    static final String ENGINE = String.valueOf(ProcessEngine.class.getPackage().getImplementationVersion());

    private final String found;

    EngineSchemaOld(String found) {
        super("The process engine's tables are of version %s, but the engine is %s".formatted(found, ENGINE));
        this.found = found;
    }

    String found() {
        return found;
    }

    /** Tables change with minor versions only. */
    static boolean isOther(String found) {
        return !minor(found).equals(minor(ENGINE));
    }

    private static String minor(String version) {
        var parts = version.split("\\.");
        return parts.length < 2 ? version : parts[0] + "." + parts[1];
    }
}
