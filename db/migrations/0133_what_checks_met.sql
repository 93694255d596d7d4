-- What a check met is taken out of the register by nobody but the conflict officer: whether one met a tie is looked up by it.
create index conflict_evidence_path on conflict_evidence using gin (path jsonb_path_ops) where path <> '[]';
-- Who withdrew a declaration for whoever made it, and why.
alter table declaration add column withdrawn_by uuid references person,
  add column withdrawn_because text not null default '' check (length(withdrawn_because) <= 2000);
