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

-- Deployments that would weaken a control and wait for the owner of the process. Rows are never deleted.
create table lifecycle_change (
    number      integer                     not null primary key,
    digest      varchar(71)                 not null,
    name        varchar(255),
    source      varchar(255),
    tenant      varchar(64),
    proposer    varchar(255)                not null,
    proposed_at timestamp(6) with time zone not null,
    owner       varchar(255)                not null,
    former      text                        not null,
    under       varchar(71)                 not null,
    state       varchar(16)                 not null,
    closed_at   timestamp(6) with time zone,
    reason      text,
    deployment  varchar(64)
);
create index lifecycle_change_digest on lifecycle_change (digest, state);

-- What was sent, once however often it is sent, as base64: a file is found by the digest of its bytes.
create table lifecycle_change_content (
    digest  varchar(71) not null primary key,
    content text        not null
);
create table lifecycle_change_file (
    change_number integer      not null references lifecycle_change (number),
    name          varchar(512) not null,
    digest        varchar(71)  not null references lifecycle_change_content (digest),
    primary key (change_number, name)
);

-- Held by whoever proposes, so that the same files sent twice at once are one change. Counts them.
create table lifecycle_change_lock (
    proposed integer not null primary key
);
insert into lifecycle_change_lock (proposed) values (0);

-- Each asking of people for a sign-off, by the engine's activity instance: how many sign-offs on the version came before it.
create table lifecycle_approval_round (
    round   varchar(64) not null primary key,
    earlier integer     not null
);

-- What was last agreed to of each decision table that anything asks: signed, or not looser than before. Where something
-- else is in force, a change asks for a signature on it.
create table lifecycle_agreed_table (
    decision        varchar(255)                not null primary key,
    -- null if nobody agreed to any version yet
    file            varchar(512),
    content         text,
    agreed_at       timestamp(6) with time zone,
    -- asks for a signature on the version in force
    unsigned_change integer
);
