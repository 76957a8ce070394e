-- Each request of people for a sign-off, by the engine's activity instance, with the number of sign-offs on the version
-- that came before it.
create table signoff_approval_round (
    round   varchar(64) not null primary key,
    earlier integer     not null
);
