-- What whoever reads in English calls a channel; without it the name the firm gave.
alter table channel add column name_en text check (length(name_en) between 1 and 100);
