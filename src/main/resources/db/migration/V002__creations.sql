-- First answers to requests that carried an Idempotency-Key, one name space per person.

create table shared_creation (
    person varchar(255) not null,
    request_key varchar(128) not null,
    -- Digest of what was asked for: the same key with another wish is refused.
    request varchar(64) not null,
    -- Id of what was created; null only inside the transaction that creates it.
    created varchar(255),
    asked_at timestamp(6) with time zone not null,
    primary key (person, request_key)
);

create index shared_creation_asked on shared_creation (asked_at);
