-- The import of leads becomes the import of every list a firm brings in: staff, clients, their contacts,
-- open engagements. What was imported before keeps its rows.

alter table lead_import rename to sheet_import;
alter table lead_import_row rename to sheet_import_row;
alter table lead_import_mapping rename to sheet_import_mapping;
alter index lead_import_newest rename to sheet_import_newest;
alter index lead_import_content rename to sheet_import_content;
alter index lead_import_running rename to sheet_import_running;
alter index lead_import_imported_by rename to sheet_import_imported_by;
alter index lead_import_run_by rename to sheet_import_run_by;
alter index lead_import_row_kind rename to sheet_import_row_kind;
alter index lead_import_row_hinted rename to sheet_import_row_hinted;
alter index lead_import_row_known rename to sheet_import_row_known;
alter index lead_import_mapping_saved_by rename to sheet_import_mapping_saved_by;
alter trigger lead_import_transitions on sheet_import rename to sheet_import_transitions;
alter function lead_import_transitions() rename to sheet_import_transitions;

-- Who brings in lists of a kind, and who oversees everybody's imports of it (src/imports/policy.ts says the same).
create function may_import(which text) returns boolean language sql stable parallel safe
  as $$ select holds_any(case which
      when 'lead' then array['marketing', 'client_relationship_manager', 'client_service_specialist', 'managing_partner']
      when 'staff' then array['it_administrator', 'human_resources', 'managing_partner']
      else array['client_relationship_manager', 'managing_partner'] end) $$;
create function oversees_import(which text) returns boolean language sql stable parallel safe
  as $$ select holds_any(case which when 'staff' then array['managing_partner']
      else array['client_relationship_manager', 'managing_partner'] end) $$;

alter table sheet_import
  add column kind text not null default 'lead' check (kind in ('lead', 'staff', 'client', 'contact', 'engagement')),
  -- Whom and what the words of the sheet mean: people and departments, found or settled by somebody.
  add column names jsonb not null default '[]' check (length(names::text) <= 2000000);
alter table sheet_import alter column kind drop default;
update sheet_import set sheets = (
  select coalesce(jsonb_agg(s || jsonb_build_object('counts',
      (s -> 'counts') - 'lead' || jsonb_build_object('entry', coalesce(s -> 'counts' -> 'lead', '0'))) order by place), '[]')
  from jsonb_array_elements(sheets) with ordinality as each(s, place));
create index sheet_import_kind on sheet_import (kind, imported_at desc, id desc);

drop policy importers_read on sheet_import;
drop policy importers_insert on sheet_import;
drop policy importers_change on sheet_import;
create policy importers_read on sheet_import for select to covenant_app using (may_import(kind));
create policy importers_insert on sheet_import for insert to covenant_app
  with check (imported_by = (select actor_id()) and may_import(kind));
create policy importers_change on sheet_import for update to covenant_app using (
  may_import(kind) and (oversees_import(kind) or imported_by = any ((select acts_for())::uuid[])));

drop policy of_own_imports on sheet_import_row;
drop function own_lead_import_ids();
create function own_sheet_import_ids() returns setof uuid language sql stable security definer set search_path from current rows 500
  as $$ select id from sheet_import where oversees_import(kind) or imported_by = any(acts_for()) $$;
revoke all on function own_sheet_import_ids() from public;
grant execute on function own_sheet_import_ids() to covenant_app;

alter table sheet_import_row rename column lead to entry;
alter table sheet_import_row rename column lead_id to made_id;
alter table sheet_import_row
  drop constraint lead_import_row_kind_check,
  drop constraint lead_import_row_check,
  drop constraint lead_import_row_check4,
  drop constraint lead_import_row_repeats_by_check,
  drop constraint lead_import_row_known_by_check,
  drop constraint lead_import_row_known_kind_check,
  drop constraint lead_import_row_known_id_fkey,
  drop constraint lead_import_row_lead_id_fkey,
  drop constraint lead_import_row_lead_id_key,
  -- What walls know of the thing made: the thing itself, or the client of a contact; none of a colleague.
  add column subject_id uuid references subject;
drop index lead_import_row_waiting;
update sheet_import_row set kind = 'entry' where kind = 'lead';
update sheet_import_row set subject_id = made_id where made_id is not null;
alter table sheet_import_row
  add constraint sheet_import_row_kind_check
    check (kind in ('entry', 'title', 'header', 'subtotal', 'note', 'blank', 'rejected')),
  add constraint sheet_import_row_entry_check check ((entry is not null) = (kind in ('entry', 'rejected'))),
  add constraint sheet_import_row_settled_check check (outcome is null or kind = 'entry'),
  add constraint sheet_import_row_repeats_by_check check (repeats_by in
    ('phone', 'mail', 'unified_social_credit_code', 'identity_number', 'organisation_and_person', 'organisation',
     'number', 'name', 'client_and_title')),
  add constraint sheet_import_row_known_by_check check (known_by in
    ('phone', 'mail', 'unified_social_credit_code', 'identity_number', 'organisation_and_person', 'organisation',
     'number', 'name', 'client_and_title')),
  add constraint sheet_import_row_known_kind_check check (known_kind in ('lead', 'client', 'engagement', 'person'));
create index sheet_import_row_waiting on sheet_import_row (import_id, sheet, row) where kind = 'entry' and outcome is null;
create index sheet_import_row_made on sheet_import_row (import_id, made_id) where made_id is not null;
create policy of_own_imports on sheet_import_row to covenant_app using (
  import_id in (select own_sheet_import_ids()) and (subject_id is null or subject_id <> all ((select walled())::uuid[]))
  and (known_id is null or known_id <> all ((select walled())::uuid[])));

-- A mapping belongs to a kind of list; what unnamed things go to is named by the kind.
alter table sheet_import_mapping
  add column kind text not null default 'lead' check (kind in ('lead', 'staff', 'client', 'contact', 'engagement')),
  add column defaults jsonb not null default '{}' check (length(defaults::text) <= 2000),
  drop constraint lead_import_mapping_pkey;
alter table sheet_import_mapping alter column kind drop default;
update sheet_import_mapping set defaults = jsonb_build_object('channelId', channel_id, 'campaignId', campaign_id);
alter table sheet_import_mapping drop column channel_id, drop column campaign_id,
  add constraint sheet_import_mapping_pkey primary key (kind, header_fingerprint);
drop policy staff_reads on sheet_import_mapping;
drop policy entitled_inserts on sheet_import_mapping;
drop policy entitled_updates on sheet_import_mapping;
drop policy entitled_deletes on sheet_import_mapping;
create policy importers_map on sheet_import_mapping to covenant_app using (may_import(kind)) with check (may_import(kind));
