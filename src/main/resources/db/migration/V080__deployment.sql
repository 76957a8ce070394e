-- What serves where. A row asks for service; it grants none: every node checks the certificate itself.
create table deployment_deployment (
    id           varchar(36)  not null primary key,
    model        varchar(63)  not null,
    version      varchar(80)  not null,
    environment  varchar(63)  not null,
    role         varchar(16)  not null,
    target       varchar(63)  not null,
    certificate  varchar(36)  not null,
    deployed_by  varchar(255) not null,
    since        timestamp(6) with time zone not null,
    refusal      text,
    refused_at   timestamp(6) with time zone,
    ended_by     varchar(255),
    ended_at     timestamp(6) with time zone,
    ended_reason text,
    -- version and environment while active, null afterwards: one active row a version and environment
    active_key   varchar(160) unique,
    -- model and environment while an active champion, null otherwise: one champion a model and environment
    champion_key varchar(160) unique
);
create index deployment_deployment_version on deployment_deployment (version, id);
create index deployment_deployment_model on deployment_deployment (model, since);
create index deployment_deployment_since on deployment_deployment (since);
create index deployment_deployment_end on deployment_deployment (ended_at, since);

-- While a node refused to serve a deployed version. At most one row of a deployment is open, that is, not yet resumed.
create table deployment_interruption (
    id         varchar(36) not null primary key,
    deployment varchar(36) not null references deployment_deployment (id) on delete cascade,
    refused_at timestamp(6) with time zone not null,
    refusal    text        not null,
    resumed_at timestamp(6) with time zone
);
create index deployment_interruption_deployment on deployment_interruption (deployment, refused_at);
create index deployment_interruption_refused on deployment_interruption (refused_at);
create index deployment_interruption_resumed on deployment_interruption (resumed_at);

-- Who called what how often, by the hour.
create table deployment_usage (
    version     varchar(80)  not null,
    environment varchar(63)  not null,
    hour_start  timestamp(6) with time zone not null,
    caller      varchar(255) not null,
    requests    bigint       not null,
    failures    bigint       not null,
    scored_rows bigint       not null,
    primary key (version, environment, hour_start, caller)
);
