-- What a person's consent to read a mailbox gave. Unlike all else here, nobody else remembers it.

create table refresh_token (
    account varchar(64) primary key, -- a hash of provider, application and user name
    version bigint not null, -- grows with each change
    encrypted text not null, -- AES-GCM
    consented_at bigint not null,
    renewed_at bigint not null,
    expires_at bigint, -- null if that is not known
    claimed_by varchar(36), -- who uses it at the moment: a provider may accept it only once
    claimed_until bigint
);
