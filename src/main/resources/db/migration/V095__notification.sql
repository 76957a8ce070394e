-- What happened that people or webhooks may have to be told. Written in the transaction in which it happened.
create table notification_event (
    id           varchar(36)  not null primary key,
    kind         varchar(60)  not null,
    subject      varchar(255) not null,
    actor        varchar(255) not null,
    happened_at  timestamp(6) with time zone not null,
    body         text         not null,
    addressed_at timestamp(6) with time zone
);

create index notification_event_addressed on notification_event (addressed_at, id);

-- One row for each event and recipient: nobody is told of one event twice.
create table notification_delivery (
    id            varchar(36)  not null primary key,
    event         varchar(36)  not null references notification_event (id),
    channel       varchar(20)  not null,
    recipient     varchar(255) not null,
    state         varchar(20)  not null,
    -- When the daily mail it is part of is sent; null if it is sent by itself.
    daily_at     timestamp(6) with time zone,
    attempts      integer      not null,
    due           timestamp(6) with time zone not null,
    -- Which attempt of which node sends it, and until when no other node may.
    claim         varchar(36),
    claimed_until timestamp(6) with time zone,
    failure       varchar(2000),
    settled_at    timestamp(6) with time zone,
    unique (event, channel, recipient)
);

create index notification_delivery_due on notification_delivery (channel, state, due);
create index notification_delivery_claim on notification_delivery (claim);
create index notification_delivery_state on notification_delivery (state, id);

-- How a person wants to be told; without a row, immediately.
create table notification_preference (
    person     varchar(255) not null primary key,
    frequency  varchar(20)  not null,
    changed_at timestamp(6) with time zone not null
);
