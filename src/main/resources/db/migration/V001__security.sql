-- Access tokens: what a program shows instead of a password. Only the digest of a token is kept.
create table security_token (
    id           varchar(36)  not null primary key,
    owner        varchar(255) not null,
    label        varchar(100) not null,
    digest       varchar(64)  not null unique,
    created_at   timestamp(6) with time zone not null,
    expires_at   timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone,
    revoked_at   timestamp(6) with time zone
);

create index security_token_owner on security_token (owner, created_at);

-- When a password last changed, or its owner left: sessions begun before that have ended, on every node.
create table security_session_end (
    user_id  varchar(255) not null primary key,
    ended_at timestamp(6) with time zone not null
);

-- People of the identity provider: who is who, and when the provider last vouched for them. The tie is never untied.
create table security_external_identity (
    user_id      varchar(255) not null primary key,
    issuer       varchar(500) not null,
    subject      varchar(255) not null,
    claims_from  timestamp(6) with time zone not null,
    confirmed_at timestamp(6) with time zone not null,
    -- Whether their groups were taken because the provider had not vouched for them for too long.
    lapsed       boolean      not null,
    disabled_at  timestamp(6) with time zone,
    constraint security_external_identity_subject unique (issuer, subject)
);
