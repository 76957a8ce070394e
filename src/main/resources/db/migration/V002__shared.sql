-- First answers to requests that carried an Idempotency-Key, one name space per person.
create table shared_idempotency_key (
    person       varchar(255) not null,
    request_key  varchar(128) not null,
    -- Digest of the request: the same key with another request is refused.
    request      varchar(64)  not null,
    -- Id of what was created; null only inside the transaction that creates it.
    created      varchar(255),
    requested_at timestamp(6) with time zone not null,
    primary key (person, request_key)
);
create index shared_idempotency_key_requested on shared_idempotency_key (requested_at);
