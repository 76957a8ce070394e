-- Where the continuous verification stands: one row, whose lock lets one node go on at a time.
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

-- What is not as it was written, as far as it is known now. Taking rows out hides them until the next round.
create table audit_damage (
    kind        varchar(16)  not null,
    place       varchar(255) not null,
    chain       varchar(100) not null,
    explanation text         not null,
    since       timestamp(6) with time zone not null,
    primary key (kind, place)
);
