-- What workers outside handed in, until and after a step collects it: evidence of who brought what.
create table training_hand_in (
    run_key varchar(200)                not null primary key,
    version varchar(80)                 not null,
    content text                        not null,
    worker  varchar(255)                not null,
    at      timestamp(6) with time zone not null
);
