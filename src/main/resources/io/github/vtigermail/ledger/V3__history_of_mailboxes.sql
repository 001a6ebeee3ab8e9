-- The moment at which the newest mail arrived that was in a mailbox at the first look: what came before is its history.

alter table mailbox_place add column history_until bigint;
