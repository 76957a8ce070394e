package io.muster.identity.schema;

import org.camunda.bpm.engine.WrongDbException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Explains a start that failed because the process engine's tables are missing or of another version. */
@Order(0)
class EngineSchemaAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, RuntimeException any) {
        for (Throwable cause = any; cause != null; cause = cause.getCause()) {
            if (cause instanceof EngineSchemaMissing) {
                return new FailureAnalysis(
                        "The process engine's tables are not in the database.", cause.getMessage(), cause);
            }
            if (cause instanceof WrongDbException wrong) {
                return otherVersion(wrong.getDbVersion(), wrong);
            }
            if (cause instanceof EngineSchemaOld old) {
                return otherVersion(old.found(), old);
            }
        }
        return null;
    }

    private static FailureAnalysis otherVersion(String found, Throwable cause) {
        return new FailureAnalysis(
                "The process engine's tables are of version %s, but the engine is %s."
                        .formatted(found, EngineSchemaOld.ENGINE),
                "Back up the database, then bring the tables up to date with the engine's own scripts or by one start with"
                        + " --camunda.bpm.database.schema-update=true. If they are newer than the engine, start the newer"
                        + " Muster.",
                cause);
    }
}
