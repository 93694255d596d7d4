-- Imports of leads: a file as an office keeps it, what each of its rows was taken for, what became of it.

create table lead_import (
  id uuid primary key,
  name text not null check (length(name) between 1 and 255),
  -- Where the file store keeps the file, to read it again under another mapping.
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  byte_count bigint not null check (byte_count > 0),
  format text not null check (format in ('xlsx', 'csv')),
  -- Of a text file: how its characters were stored.
  encoding text check (length(encoding) <= 40),
  state text not null check (state in
    ('read', 'mapped', 'running', 'paused', 'done', 'cancelled', 'undone', 'failed')),
  -- In the order of the file: name, header, mapping, defaults, rows by kind.
  sheets jsonb not null,
  -- What becomes of possible duplicates nobody decided about.
  duplicates text not null default 'skip' check (duplicates in ('skip', 'import')),
  -- Rows that can become leads, and how many of them were dealt with in which way.
  total int not null default 0,
  made int not null default 0,
  duplicate int not null default 0,
  skipped int not null default 0,
  failed int not null default 0,
  undone int not null default 0,
  failure text check (failure in ('not_entitled', 'not_possible')),
  -- Tries in a row that came to nothing.
  attempts int not null default 0,
  imported_by uuid not null references person,
  imported_at timestamptz not null,
  run_by uuid references person,
  started_at timestamptz,
  finished_at timestamptz,
  version int not null default 1,
  check (made + duplicate + skipped + failed <= total),
  check (undone <= made),
  check ((failure is not null) = (state = 'failed')),
  check ((run_by is null) = (started_at is null)),
  check (state not in ('running', 'paused', 'done', 'failed') or started_at is not null)
);
create index lead_import_newest on lead_import (imported_at desc, id desc);
create index lead_import_content on lead_import (content_sha256);
create index lead_import_running on lead_import (started_at) where state = 'running';
create index lead_import_imported_by on lead_import (imported_by);
create index lead_import_run_by on lead_import (run_by) where run_by is not null;

-- An import has one direction (rules.ts says the same).
create function lead_import_transitions() returns trigger language plpgsql as $$ begin
    if new.state <> old.state and not (old.state || ' ' || new.state) = any (array[
      'read mapped', 'read running', 'read cancelled', 'mapped running', 'mapped cancelled',
      'running paused', 'running done', 'running cancelled', 'running failed',
      'paused running', 'paused cancelled', 'failed running', 'failed cancelled', 'failed undone',
      'done undone', 'cancelled undone']) then
      raise exception 'an import does not go from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger lead_import_transitions before update on lead_import for each row execute function lead_import_transitions();

-- That there was an import is known to all who import; what is in it, to its importer and to managers.
alter table lead_import enable row level security;
alter table lead_import force row level security;
create policy owner_all on lead_import to covenant_owner using (true) with check (true);
create policy importers_read on lead_import for select to covenant_app using ((select holds_any(
  array['marketing', 'client_relationship_manager', 'client_service_specialist', 'managing_partner'])));
create policy importers_insert on lead_import for insert to covenant_app with check (imported_by = (select actor_id()));
create policy importers_change on lead_import for update to covenant_app using (
  (select holds_any(array['client_relationship_manager', 'managing_partner'])) or imported_by = any ((select acts_for())::uuid[]));
grant select, insert, update on lead_import to covenant_app;

create function own_lead_import_ids() returns setof uuid language sql stable security definer set search_path from current rows 500
  as $$ select id from lead_import
          where holds_any(array['client_relationship_manager', 'managing_partner']) or imported_by = any(acts_for()) $$;
revoke all on function own_lead_import_ids() from public;
grant execute on function own_lead_import_ids() to covenant_app;

create table lead_import_row (
  import_id uuid not null references lead_import,
  sheet int not null check (sheet >= 0),
  -- As the spreadsheet program counts: the first is 1.
  row int not null check (row > 0),
  kind text not null check (kind in ('lead', 'title', 'header', 'subtotal', 'note', 'blank', 'rejected')),
  cells jsonb not null,
  -- The entry in the words of the firm; null where the row is none.
  lead jsonb,
  warnings jsonb not null default '[]',
  problems jsonb not null default '[]',
  -- The earlier row of the same file that says the same.
  repeats_sheet int,
  repeats_row int,
  repeats_by text check (repeats_by in
    ('phone', 'mail', 'unified_social_credit_code', 'identity_number', 'organisation_and_person', 'organisation')),
  -- Whom the firm seems to know already, as far as the importer sees.
  known_id uuid references subject,
  known_kind text check (known_kind in ('lead', 'client')),
  known_by text check (known_by in
    ('phone', 'mail', 'unified_social_credit_code', 'identity_number', 'organisation_and_person', 'organisation')),
  choice text check (choice in ('import', 'skip')),
  outcome text check (outcome in ('made', 'duplicate', 'skipped', 'failed', 'undone')),
  lead_id uuid unique references lead,
  primary key (import_id, sheet, row),
  check ((lead is not null) = (kind in ('lead', 'rejected'))),
  check ((repeats_row is null) = (repeats_by is null) and (repeats_row is null) = (repeats_sheet is null)),
  check ((known_id is null) = (known_by is null) and (known_id is null) = (known_kind is null)),
  check (coalesce(outcome in ('made', 'undone'), false) = (lead_id is not null)),
  check (outcome is null or kind = 'lead')
);
create index lead_import_row_kind on lead_import_row (import_id, sheet, kind, row);
create index lead_import_row_waiting on lead_import_row (import_id, sheet, row) where kind = 'lead' and outcome is null;
create index lead_import_row_hinted on lead_import_row (import_id, sheet, row) where repeats_row is not null or known_id is not null;
create index lead_import_row_known on lead_import_row (known_id) where known_id is not null;
alter table lead_import_row enable row level security;
alter table lead_import_row force row level security;
create policy owner_all on lead_import_row to covenant_owner using (true) with check (true);
create policy of_own_imports on lead_import_row to covenant_app using (
  import_id in (select own_lead_import_ids()) and (lead_id is null or lead_id <> all ((select walled())::uuid[]))
  and (known_id is null or known_id <> all ((select walled())::uuid[])));
grant select, insert, update, delete on lead_import_row to covenant_app;

-- How a header was read the last time: the same columns need no second look.
create table lead_import_mapping (
  header_fingerprint text primary key check (header_fingerprint ~ '^[0-9a-f]{32}$'),
  columns jsonb not null,
  take boolean not null,
  channel_id uuid references channel,
  campaign_id uuid references campaign,
  saved_by uuid not null references person,
  saved_at timestamptz not null
);
create index lead_import_mapping_channel on lead_import_mapping (channel_id) where channel_id is not null;
create index lead_import_mapping_campaign on lead_import_mapping (campaign_id) where campaign_id is not null;
create index lead_import_mapping_saved_by on lead_import_mapping (saved_by);
call protect_for_staff('lead_import_mapping',
  array['marketing', 'client_relationship_manager', 'client_service_specialist', 'managing_partner'], 'select, insert, update');
