-- Use cases, models, versions: the long memory. Lists and structures are JSON in text columns.

create table inventory_use_case (
    id varchar(63) primary key,
    name varchar(120) not null,
    purpose varchar(4000) not null,
    owner varchar(255) not null,
    materiality varchar(16) not null,
    customer_facing boolean not null,
    automated_decisions boolean not null,
    personal_data boolean not null,
    registered_by varchar(255) not null,
    registered_at timestamp(6) with time zone not null,
    revision bigint not null
);

create table inventory_model (
    id varchar(63) primary key,
    use_case varchar(63) not null references inventory_use_case (id),
    type varchar(32) not null,
    description text not null,
    -- Number of the last draft: counted under this row's lock, so two drafts never get one number.
    last_version integer not null,
    registered_by varchar(255) not null,
    registered_at timestamp(6) with time zone not null,
    revision bigint not null
);

create index inventory_model_use_case on inventory_model (use_case);

create table inventory_version (
    model varchar(63) not null references inventory_model (id),
    version_number integer not null,
    stage varchar(16) not null,
    origin varchar(16) not null,
    format varchar(120) not null,
    training text,
    evaluation text not null,
    artifact varchar(64),
    signature text,
    golden_records text not null,
    provenance text not null,
    tier text,
    build integer not null,
    developer varchar(255) not null,
    certificate varchar(128),
    created_at timestamp(6) with time zone not null,
    since timestamp(6) with time zone not null,
    revision bigint not null,
    primary key (model, version_number)
);

create index inventory_version_stage on inventory_version (stage, model, version_number);
