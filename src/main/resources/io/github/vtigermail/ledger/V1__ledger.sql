-- The ledger, in SQL that SQLite and PostgreSQL take alike. Moments are milliseconds since 1970: the same for everyone,
-- in whatever time zone, and in the hour that the clocks go back too. A day is yyyy-mm-dd.

create table ledger_state (
    id integer primary key,
    created_at bigint not null,
    in_order boolean not null -- closed in order; means nothing where several connectors share it
);

create table connector (
    id varchar(36) primary key,
    alive_until bigint not null -- by the database's clock
);

create table mail_claim (
    mail_key varchar(64) primary key,
    confirmed boolean not null,
    owner varchar(36), -- the connector that is at it, or was when it died; null if it was let go
    free_at bigint, -- if it was let go while Vtiger may still have been at work on it: when it may be taken
    changed_at bigint not null,
    ticket varchar(100) -- with the confirmation
);

create index mail_claim_ticket on mail_claim (ticket, changed_at) where confirmed;

create table mailbox_place (
    mailbox varchar(400) primary key,
    uid_validity bigint not null,
    up_to bigint not null,
    since varchar(10) not null,
    open_uids text not null
);

create table mailbox_lease (
    mailbox varchar(400) primary key,
    owner varchar(36) not null -- the connector that works on it, where the others stand by
);

create table dead_letter (
    mailbox varchar(200) not null,
    mail_hash varchar(64) not null,
    ticket varchar(100),
    reason varchar(100) not null,
    at_time bigint not null,
    primary key (mailbox, mail_hash)
);

create table quarantined_mail (
    mailbox varchar(200) not null,
    mail_hash varchar(64) not null,
    ticket varchar(100),
    reason varchar(100) not null,
    at_time bigint not null,
    primary key (mailbox, mail_hash)
);
