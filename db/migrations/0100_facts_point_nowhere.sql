-- Facts are counted anew from what they were counted from; that what they name is there is seen to where it is written.
-- To look it up once more costs an import six look-ups a row.
alter table lead_fact
  drop constraint lead_fact_subject_id_fkey,
  drop constraint lead_fact_channel_id_fkey,
  drop constraint lead_fact_campaign_id_fkey,
  drop constraint lead_fact_department_id_fkey,
  drop constraint lead_fact_specialist_id_fkey,
  drop constraint lead_fact_assessor_id_fkey;
-- The thing a row became stands there without such a look, too: its subject is that thing or what it belongs to.
alter table sheet_import_row drop constraint sheet_import_row_subject_id_fkey;
-- Nearly all rows of a list are entries, found by their place; only the others need to be found by their kind.
drop index sheet_import_row_kind;
create index sheet_import_row_kind on sheet_import_row (import_id, sheet, kind, "row") where kind <> 'entry';
