-- What was found, and who signed for it. Rows of evidence_record are never updated or deleted. A subject is a version
-- of a model or a change of a process.
create table evidence_record (
    id               varchar(36)  not null primary key,
    subject          varchar(80)  not null,
    artifact         varchar(71),
    kind             varchar(64)  not null,
    outcome          varchar(255) not null,
    body             text         not null,
    digest           varchar(71)  not null,
    recorded_by      varchar(255) not null,
    recorded_at      timestamp(6) with time zone not null,
    process_instance varchar(64)
);
create index evidence_record_subject on evidence_record (subject, id);

create table evidence_finding (
    id            varchar(36)  not null primary key,
    subject       varchar(80)  not null,
    severity      varchar(16)  not null,
    title         varchar(255) not null,
    description   text         not null,
    owner         varchar(255) not null,
    due           date         not null,
    remediation   text         not null,
    evidence      varchar(36),
    opened_by     varchar(255) not null,
    opened_at     timestamp(6) with time zone not null,
    source          varchar(120),
    remedied_by     varchar(255),
    remedied_at     timestamp(6) with time zone,
    remedy          text,
    remedy_evidence varchar(36),
    accepted_by     varchar(255),
    accepted_at     timestamp(6) with time zone,
    accepted_until  date,
    accepted_reason text,
    escalated_at    timestamp(6) with time zone,
    closed_by     varchar(255),
    closed_at     timestamp(6) with time zone,
    closed_reason text
);
create index evidence_finding_subject on evidence_finding (subject, id);

-- The envelope is the certificate; the other columns only help to find it.
create table evidence_certificate (
    serial     varchar(36)  not null primary key,
    version    varchar(80)  not null,
    issued_at  timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    envelope   text         not null
);
create index evidence_certificate_version on evidence_certificate (version, serial);

-- One row per subject, held to the end of the transaction by whatever starts a process about it, decides on it, adds to
-- its evidence or certifies it.
create table evidence_lock (
    subject varchar(80) not null primary key,
    taken   bigint      not null
);

-- A chain of signed entries: each names the digest of the one before.
create table evidence_revocation (
    number      bigint      not null primary key,
    certificate varchar(36) not null,
    envelope    text        not null
);

-- One row: how many entries the chain above has. Appending to it holds its lock.
create table evidence_revocation_count (
    id     integer not null primary key,
    number bigint  not null
);
insert into evidence_revocation_count (id, number) values (1, 0);
