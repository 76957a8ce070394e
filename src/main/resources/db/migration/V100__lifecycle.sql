-- What was proved of process definitions, the newest last: evidence beside the engine's own tables.
create table lifecycle_proof (
    id          varchar(40)                 not null primary key,
    definition  varchar(255)                not null,
    permits     boolean                     not null,
    report      text                        not null,
    digest      varchar(71)                 not null,
    recorded_by varchar(255)                not null,
    recorded_at timestamp(6) with time zone not null
);
create index lifecycle_proof_definition on lifecycle_proof (definition, id);
