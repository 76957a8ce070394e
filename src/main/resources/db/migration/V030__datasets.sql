-- Registered tabular data. The rows themselves stay in their files.

create table datasets_dataset (
    id varchar(63) primary key,
    role varchar(16) not null,
    format varchar(16) not null,
    csv text,
    location varchar(4096) not null,
    digest varchar(64) not null,
    row_count bigint not null,
    columns text not null,
    use_case varchar(63),
    period_from date,
    period_to date,
    registered_by varchar(255) not null,
    registered_at timestamp(6) with time zone not null
);

create index datasets_dataset_use_case on datasets_dataset (use_case, period_to);
