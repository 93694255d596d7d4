-- The register of parties: every person and organisation the firm knows, once each, with all its names.
create table party (
  id uuid primary key,
  kind text not null check (kind in ('person', 'organisation')),
  -- The name it is shown under: one of its names.
  name text not null check (length(name) between 1 and 300),
  born_on date,
  -- Folded into another; the row stays, so that links made before can be told and the merge undone.
  merged_into uuid references party,
  import_id uuid references sheet_import,
  created_by uuid references person,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index party_merged on party (merged_into) where merged_into is not null;
create index party_import on party (import_id, id) where import_id is not null;

create table party_name (
  id uuid primary key,
  party_id uuid not null references party,
  kind text not null check (kind in ('legal', 'short', 'former', 'trade', 'english', 'pinyin', 'other')),
  name text not null check (length(name) between 1 and 300),
  from_date date,
  to_date date,
  -- Where the firm has it from, in words.
  source text not null default '' check (length(source) <= 500),
  created_by uuid references person,
  created_at timestamptz not null
);
create index party_name_party on party_name (party_id, id);

create table party_identifier (
  id uuid primary key,
  party_id uuid not null references party,
  type text not null check (type in
    ('unified_social_credit_code', 'resident_identity_number', 'passport', 'foreign_registration', 'other')),
  -- Without blanks, in capitals.
  number text not null check (length(number) between 1 and 60),
  source text not null default '' check (length(source) <= 500),
  created_by uuid references person,
  created_at timestamptz not null
);
create index party_identifier_party on party_identifier (party_id, id);
create index party_identifier_number on party_identifier (number, type);

create table party_contact (
  id uuid primary key,
  party_id uuid not null references party,
  kind text not null check (kind in ('phone', 'mail', 'wechat', 'address')),
  value text not null check (length(value) between 1 and 500),
  -- An address: the code of its division (GB/T 2260).
  region_code text check (region_code ~ '^[0-9]{2,12}$'),
  created_by uuid references person,
  created_at timestamptz not null
);
create index party_contact_party on party_contact (party_id, id);
create index party_contact_value on party_contact (value) where kind <> 'address';

-- `from_party` is the `type` of `to_party`.
create table party_relation (
  id uuid primary key,
  from_party uuid not null references party,
  to_party uuid not null references party,
  type text not null check (type in
    ('parent', 'subsidiary', 'shareholder', 'actual_controller', 'legal_representative', 'director', 'guarantor', 'spouse',
     'near_relative', 'employee', 'branch', 'former_name', 'other')),
  -- Percent of the shares.
  share numeric(7, 4) check (share > 0 and share <= 100),
  from_date date,
  to_date date,
  source text not null check (length(source) between 1 and 500),
  created_by uuid references person,
  created_at timestamptz not null,
  check (from_party <> to_party),
  check (share is null or type in ('shareholder', 'parent', 'subsidiary', 'actual_controller'))
);
create index party_relation_from on party_relation (from_party, id);
create index party_relation_to on party_relation (to_party, id);

-- In which of the firm's affairs a party plays which part.
create table party_involvement (
  id uuid primary key,
  party_id uuid not null references party,
  subject_id uuid not null references subject,
  role text not null check (role in
    ('client', 'prospect', 'contact', 'opponent', 'third_party', 'co_litigant', 'guarantor', 'victim', 'opposing_counsel',
     'witness', 'referrer')),
  -- What it comes from there: a row of `engagement_party`, a contact; null for the subject itself.
  about_id uuid,
  created_by uuid references person,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index party_involvement_party on party_involvement (party_id, id);
create index party_involvement_subject on party_involvement (subject_id, id);
create index party_involvement_about on party_involvement (about_id) where about_id is not null;

-- What changed in the register and in which transaction: a check tells by its snapshot what it has not seen.
create table party_change (
  id bigint generated always as identity primary key,
  xact xid8 not null default pg_current_xact_id(),
  party_id uuid not null references party,
  what text not null check (what in ('party', 'name', 'identifier', 'relation', 'involvement', 'merge')),
  at timestamptz not null
);
create index party_change_xact on party_change (xact, id);

-- Parties that the actor must not know of: all that ties them to the firm lies behind walls.
create function walled_parties() returns uuid[] language sql stable security definer set search_path from current
  as $$ select coalesce(array_agg(distinct i.party_id), '{}') from party_involvement i
        where i.subject_id = any ((select walled())::uuid[])
          and not exists (select 1 from party_involvement o where o.party_id = i.party_id
            and o.subject_id <> all ((select walled())::uuid[])) $$;

-- A party nobody is tied to belongs to the whole firm; any other is seen with one of the affairs it is in.
create function sees_party(which uuid) returns boolean language plpgsql stable security definer set search_path from current
  as $$ begin
    return not exists (select 1 from party_involvement i where i.party_id = which)
        or exists (select 1 from party_involvement i join subject s on s.id = i.subject_id
                   where i.party_id = which and s.id <> all ((select walled())::uuid[])
                     and (s.kind = any ((select reached_kinds())::text[]) or sees(s.id)));
  end $$;

create procedure protect_by_party(t text, party_column text default 'party_id', commands text default 'select, insert, update, delete')
  language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format(
      'create policy reach_and_walls on %I to covenant_app using (
         (select is_staff()) and %I <> all ((select walled_parties())::uuid[])
         and ((select is_system()) or sees_party(%I))) with check ((select is_staff()))', t, party_column, party_column);
    execute format('grant %s on %I to covenant_app', commands, t);
  end $$;
call protect_by_party('party', 'id', 'select, insert, update');
call protect_by_party('party_name', 'party_id');
call protect_by_party('party_identifier', 'party_id');
call protect_by_party('party_contact', 'party_id');
call protect_by_party('party_relation', 'from_party');
create policy both_ends on party_relation as restrictive to covenant_app using (
  to_party <> all ((select walled_parties())::uuid[]) and ((select is_system()) or sees_party(to_party)));
call protect_by_subject('party_involvement', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id');
call protect_by_party('party_change', 'party_id', 'select, insert');
