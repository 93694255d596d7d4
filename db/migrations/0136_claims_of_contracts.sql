-- What is claimed, as far as the law on contingency fees asks for it: said at the contract where the fee hangs on the outcome.
alter table engagement add column claim_kinds text[] not null default '{}' check (cardinality(claim_kinds) <= 12);
