-- Deployments that would weaken a control and wait for the owner of the process. Rows are never deleted.
create table governance_change (
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
create index governance_change_digest on governance_change (digest, state);

-- The contents of proposed files, each stored once, as base64: a file is found by the digest of its bytes.
create table governance_file_content (
    digest  varchar(71) not null primary key,
    content text        not null
);

create table governance_change_file (
    change_number integer      not null references governance_change (number),
    name          varchar(512) not null,
    digest        varchar(71)  not null references governance_file_content (digest),
    primary key (change_number, name)
);

-- One row: how many changes were proposed. Proposing one holds its lock, so that the same files sent twice at once are
-- one change.
create table governance_change_count (
    id     integer not null primary key,
    number integer not null
);
insert into governance_change_count (id, number) values (1, 0);
