-- Training runs, for people to watch. What a run produced lies in the inventory.
create table training_run (
    run_key  varchar(200)                not null primary key,
    version  varchar(80)                 not null,
    backend  varchar(63)                 not null,
    state    varchar(20)                 not null,
    progress double precision            not null,
    message  varchar(1000)               not null,
    attempt  integer                     not null,
    started  timestamp(6) with time zone not null,
    finished timestamp(6) with time zone,
    node     varchar(300)                not null
);
create index training_run_version on training_run (version, started);

-- What external training workers submitted, kept after a step collects it as evidence of who submitted what.
create table training_submission (
    run_key varchar(200)                not null primary key,
    version varchar(80)                 not null,
    content text                        not null,
    worker  varchar(255)                not null,
    at      timestamp(6) with time zone not null
);
