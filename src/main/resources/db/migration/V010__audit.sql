-- One row per chain: the lock every writer takes, and what the last entry must be.
create table audit_chain (
    name    varchar(100) not null primary key,
    entries bigint       not null,
    head    varchar(64)  not null
);

-- Written once, never updated. The hash covers every other column (io.muster.audit.chain.AuditEntry.EntryHash).
create table audit_entry (
    chain    varchar(100) not null,
    seq      bigint       not null,
    at       timestamp(6) with time zone not null,
    actor    varchar(255) not null,
    what     varchar(100) not null,
    subject  varchar(255) not null,
    payload  text         not null,
    previous varchar(64)  not null,
    hash     varchar(64)  not null,
    primary key (chain, seq)
);

create index audit_entry_subject on audit_entry (subject, at);

-- A signed Merkle root over the heads of all chains (RFC 6962, section 2.1).
create table audit_checkpoint (
    number    bigint       not null primary key,
    at        timestamp(6) with time zone not null,
    chains    integer      not null,
    root      varchar(64)  not null,
    previous  varchar(64)  not null,
    key_id    varchar(100) not null,
    signature varchar(200) not null
);

-- Heads that moved since the checkpoint before; an unmoved chain keeps its latest row here.
create table audit_checkpoint_head (
    checkpoint bigint       not null,
    chain      varchar(100) not null,
    seq        bigint       not null,
    hash       varchar(64)  not null,
    primary key (checkpoint, chain)
);

create index audit_checkpoint_head_chain on audit_checkpoint_head (chain, checkpoint);

-- One row: how many checkpoints were taken. Taking one holds its lock.
create table audit_checkpoint_count (
    id     integer not null primary key,
    number bigint  not null
);
insert into audit_checkpoint_count (id, number) values (1, 0);

-- Progress of the continuous verification: one row, whose lock lets one node continue at a time.
create table audit_verification (
    id               integer      not null primary key,
    checkpoint       bigint       not null,
    checkpoints_done boolean      not null,
    chain            varchar(100),
    seq              bigint       not null,
    hash             varchar(64),
    last_chain       varchar(100) not null,
    next_at          timestamp(6) with time zone not null,
    completed_at     timestamp(6) with time zone
);
insert into audit_verification (id, checkpoint, checkpoints_done, seq, last_chain, next_at)
values (1, 0, false, 0, '', timestamp with time zone '1970-01-01 00:00:00+00');

-- The damage known at present. Deleting a row hides it until the next round of the verification only.
create table audit_damage (
    kind        varchar(16)  not null,
    place       varchar(255) not null,
    chain       varchar(100) not null,
    explanation text         not null,
    since       timestamp(6) with time zone not null,
    primary key (kind, place)
);
