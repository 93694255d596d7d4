-- An import opens promises by the thousand: whom they fall to is told once of each import and clause.
alter table notice add column import_id uuid references sheet_import;
create unique index notice_of_import on notice (person_id, import_id, clause) where import_id is not null;
create index notice_import on notice (import_id) where import_id is not null;
