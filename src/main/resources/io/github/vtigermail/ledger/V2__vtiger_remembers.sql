-- Vtiger is asked for a comment before it is made, whatever the ledger knows: when the ledger was made, and whether it was
-- closed in order, does not matter any more. Its one row is written to find out whether the ledger can be written to.

insert into ledger_state (id, created_at, in_order) values (1, 0, true) on conflict (id) do nothing;
alter table ledger_state drop column created_at;
alter table ledger_state drop column in_order;
