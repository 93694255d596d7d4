-- What of the firm was presented is part of the evidence of a first contact (D2); where nothing was, why.
alter table first_contact add column not_presented text not null default '' check (length(not_presented) <= 500);
alter table first_contact add check (not_presented = '' or cardinality(presented) = 0);
