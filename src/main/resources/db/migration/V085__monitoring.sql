-- What profiles count: the bins of a reference, under their digest. Never changed.
create table monitoring_layout (
    digest varchar(64) not null primary key,
    body   text        not null
);

-- What the predictions of a version are compared with. The evidence of the same id says how it was made and has its digest.
create table monitoring_reference (
    evidence       varchar(36)  not null primary key,
    model          varchar(63)  not null,
    number         integer      not null,
    version        varchar(80)  not null,
    layout         varchar(64)  not null references monitoring_layout (digest),
    columns        text         not null,
    segments       text         not null,
    content        bytea        not null,
    made_by        varchar(255) not null,
    made_at        timestamp(6) with time zone not null,
    in_force_since timestamp(6) with time zone,
    replaced_at    timestamp(6) with time zone,
    -- the version while this reference is in force, null before and afterwards: one in force a version
    current_key    varchar(80)  unique
);

-- The counts of the parts of a reference, in the order of the data. Its evidence has their digests.
create table monitoring_reference_chunk (
    evidence varchar(36) not null references monitoring_reference (evidence),
    position integer     not null,
    content  bytea       not null,
    primary key (evidence, position)
);

create index monitoring_reference_version on monitoring_reference (version, made_at);

-- Whose profiles add up: those of one version, one layout, one source and one segment of its rows.
create table monitoring_series (
    id      varchar(36)  not null primary key,
    model   varchar(63)  not null,
    number  integer      not null,
    version varchar(80)  not null,
    layout  varchar(64)  not null references monitoring_layout (digest),
    source  varchar(120) not null,
    -- "attribute=value"; empty for all rows
    segment varchar(200) not null,
    unique (version, layout, source, segment)
);

create index monitoring_series_model on monitoring_series (model, number);

-- What was counted in an hour, a day or a month of event time. Whoever adds to it locks the row.
create table monitoring_profile (
    series    varchar(36) not null references monitoring_series (id),
    span      varchar(10) not null,
    starts_at timestamp(6) with time zone not null,
    ends_at   timestamp(6) with time zone not null,
    row_count bigint      not null,
    content   bytea       not null,
    primary key (series, starts_at, span)
);

create index monitoring_profile_span on monitoring_profile (span, ends_at);

-- What clients posted, or had counted, under an id of their own: once.
create table monitoring_posting (
    version    varchar(80)  not null,
    id         varchar(200) not null,
    content    varchar(64)  not null,
    hour_start timestamp(6) with time zone not null,
    posted_by  varchar(255) not null,
    posted_at  timestamp(6) with time zone not null,
    primary key (version, id)
);

-- Predictions that were answered but are in no profile, by the hour in which they came.
create table monitoring_uncounted (
    version    varchar(80) not null,
    reason     varchar(30) not null,
    hour_start timestamp(6) with time zone not null,
    row_count  bigint      not null,
    primary key (version, reason, hour_start)
);

-- Until when each start of a node has kept what it counted. Without an end, and kept long ago: the node crashed.
create table monitoring_node (
    id         varchar(36)  not null primary key,
    node       varchar(255) not null,
    started_at timestamp(6) with time zone not null,
    kept_until timestamp(6) with time zone not null,
    -- the last part of the counts that was committed
    kept_part  bigint       not null,
    stopped_at timestamp(6) with time zone,
    missed_at  timestamp(6) with time zone
);

create index monitoring_node_kept on monitoring_node (kept_until);

-- How far each series of windows of a version is evaluated. The node that evaluates its next window changes this row, or
-- finds that another node did.
create table monitoring_evaluation (
    version     varchar(80)  not null,
    stream      varchar(20)  not null,
    next_window timestamp(6) with time zone not null,
    due_at      timestamp(6) with time zone not null,
    last_window timestamp(6) with time zone,
    -- the worst state of its monitors
    state       varchar(12)  not null,
    -- evidence of the reference that the last window was compared with
    reference   varchar(36),
    -- the version is not in use
    paused      boolean      not null,
    primary key (version, stream)
);

create index monitoring_evaluation_due on monitoring_evaluation (due_at);

-- Evaluated windows, with what each monitor saw and its status afterwards. Never changed.
create table monitoring_window (
    version      varchar(80)  not null,
    stream       varchar(20)  not null,
    starts_at    timestamp(6) with time zone not null,
    ends_at      timestamp(6) with time zone not null,
    evaluated_at timestamp(6) with time zone not null,
    row_count    bigint       not null,
    state        varchar(12)  not null,
    policy       varchar(255) not null,
    reference    varchar(36)  not null,
    results      text         not null,
    -- how many outcomes were known, and how wrong the estimates were; null where none are needed
    outcomes     text,
    problem      text,
    primary key (version, stream, starts_at)
);

create index monitoring_window_start on monitoring_window (starts_at);

-- Thresholds of single models that hold beside those of the policy. Never changed, but ended.
create table monitoring_threshold (
    id          varchar(36)   not null primary key,
    model       varchar(63)   not null,
    statistic   varchar(100)  not null,
    compared    varchar(20)   not null,
    basis       varchar(30)   not null,
    limits      text          not null,
    reason      varchar(2000) not null,
    set_by      varchar(255)  not null,
    set_at      timestamp(6) with time zone not null,
    ended_at    timestamp(6) with time zone,
    -- model, statistic and what it is compared with while it is in force, null afterwards
    current_key varchar(255)  unique
);

create index monitoring_threshold_model on monitoring_threshold (model);

create table monitoring_incident (
    id            varchar(36)  not null primary key,
    version       varchar(80)  not null,
    cause         varchar(30)  not null,
    severity      varchar(10)  not null,
    alarms        text         not null,
    alarm_count   integer      not null,
    -- how often its breach threshold the worst alarm is bad, so that incidents can be ordered
    excess        double precision not null,
    stream        varchar(20)  not null,
    first_window  timestamp(6) with time zone not null,
    last_window   timestamp(6) with time zone not null,
    causes        text         not null,
    opened_at     timestamp(6) with time zone not null,
    answered_at   timestamp(6) with time zone,
    answer        text,
    closed_at     timestamp(6) with time zone,
    closed_reason varchar(255),
    revision      bigint       not null,
    -- version and cause while it is open, null afterwards: one open incident for each
    current_key   varchar(120) unique
);

create index monitoring_incident_version on monitoring_incident (version, id);
create index monitoring_incident_closed on monitoring_incident (closed_at);

-- Alarms that open no incident for some time.
create table monitoring_silence (
    id        varchar(36)   not null primary key,
    version   varchar(80)   not null,
    statistic varchar(100),
    subject   varchar(255),
    reason    varchar(2000) not null,
    owner     varchar(255)  not null,
    until_at  timestamp(6) with time zone not null,
    begun_by  varchar(255)  not null,
    begun_at  timestamp(6) with time zone not null,
    ended_at  timestamp(6) with time zone
);

create index monitoring_silence_until on monitoring_silence (until_at);

-- Served predictions that outcomes are matched with, of models for which that is configured. Deleted day by day.
create table monitoring_prediction (
    id             varchar(36)  not null primary key,
    model          varchar(63)  not null,
    version        varchar(80)  not null,
    event_at       timestamp(6) with time zone not null,
    event_day      date         not null,
    -- the bins of the profile that it is counted in; null if it is in none
    layout         varchar(64),
    -- keyed hashes of the ids of prediction and case, unless hashing is switched off
    prediction_key varchar(400),
    case_key       varchar(400),
    outputs        text         not null,
    inputs         text
);

create index monitoring_prediction_key on monitoring_prediction (prediction_key);
create index monitoring_prediction_case on monitoring_prediction (case_key);
create index monitoring_prediction_event on monitoring_prediction (version, event_at);
create index monitoring_prediction_day on monitoring_prediction (event_day);

-- Outcomes of predictions or cases. A corrected one stays as what was known before.
create table monitoring_outcome (
    id          varchar(36)  not null primary key,
    model       varchar(63)  not null,
    subject_key varchar(400) not null,
    -- as in the column of outcomes of the model's data
    outcome     varchar(200) not null,
    known_at    timestamp(6) with time zone not null,
    recorded_at timestamp(6) with time zone not null,
    recorded_by varchar(255) not null,
    -- whether a prediction that it is about is or was in the log
    matched     boolean      not null,
    replaced_at timestamp(6) with time zone,
    -- the subject while this outcome holds, null afterwards: one for each
    current_key varchar(400) unique
);

create index monitoring_outcome_subject on monitoring_outcome (subject_key);
create index monitoring_outcome_recorded on monitoring_outcome (recorded_at);
create index monitoring_outcome_model on monitoring_outcome (model);

-- Who writes predictions or outcomes of a model changes its row first.
create table monitoring_outcome_lock (
    model varchar(63) not null primary key,
    taken bigint      not null
);

-- Hours whose outcomes are to be counted again.
create table monitoring_outcome_hour (
    version    varchar(80) not null,
    hour_start timestamp(6) with time zone not null,
    marks      bigint      not null,
    primary key (version, hour_start)
);
