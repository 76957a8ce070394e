-- What was proved of each process definition, the newest last: evidence beside the engine's own tables.
create table proofs_proof (
    id          varchar(40)                 not null primary key,
    definition  varchar(255)                not null,
    permits     boolean                     not null,
    report      text                        not null,
    digest      varchar(71)                 not null,
    recorded_by varchar(255)                not null,
    recorded_at timestamp(6) with time zone not null
);
create index proofs_proof_definition on proofs_proof (definition, id);
create index proofs_proof_digest on proofs_proof (digest);

-- One row, held by the node that proves again after a change of policy, so that each finding is reported once.
create table proofs_renewal_lock (
    id integer not null primary key
);
insert into proofs_renewal_lock (id) values (1);

-- The last agreed version of each decision table in use: signed, or not looser than before. Where another version is in
-- force, a change asks for a signature on it.
create table proofs_agreed_table (
    decision        varchar(255)                not null primary key,
    -- null if nobody agreed to any version yet
    file            varchar(512),
    content         text,
    agreed_at       timestamp(6) with time zone,
    -- asks for a signature on the version in force
    unsigned_change integer
);
