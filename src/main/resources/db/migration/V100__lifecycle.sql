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

-- Held by the node that proves again after a change of policy, so that nobody is told twice.
create table lifecycle_reproof (
    turn integer not null primary key
);
insert into lifecycle_reproof (turn) values (1);
