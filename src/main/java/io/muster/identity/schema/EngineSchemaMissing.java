package io.muster.identity.schema;

/** The process engine's tables are not in the database, and production does not create them by itself. */
class EngineSchemaMissing extends RuntimeException {

    EngineSchemaMissing() {
        super("The process engine's tables are missing, and with the profile 'production' Muster does "
                + "not create them. Create them once, either with the engine's own scripts (in "
                + "BOOT-INF/lib/camunda-engine-*.jar of muster.jar: "
                + "org/camunda/bpm/engine/db/create/activiti.postgres.create.{engine,history,identity}.sql, "
                + "or its Liquibase change log db/liquibase/camunda-changelog.xml), or by one start with "
                + "--camunda.bpm.database.schema-update=true");
    }
}
