-- Whoever starts a process about a version, decides on it, adds to its evidence or certifies it holds its row until the
-- transaction ends.
drop table evidence_certificate_turn;
create table evidence_turn (
    version varchar(80) not null primary key,
    taken   bigint      not null
);
