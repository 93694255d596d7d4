-- What members of the firm declare of themselves: interests of their own and of near relatives, past offices, and past
-- matters on joining. Written by oneself; read by the conflict officer and human resources, nobody else.
create table declaration (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('interest', 'office', 'matter')),
  -- Whose interest it is.
  holder text check (holder in ('self', 'spouse', 'parent', 'child', 'sibling', 'other_relative')),
  holder_name text not null default '' check (length(holder_name) <= 100),
  interest text check (interest in ('shareholder', 'director', 'employee', 'adviser', 'creditor', 'other')),
  office text check (office in ('judge', 'prosecutor', 'arbitrator', 'public_officer')),
  -- What one was in the matter.
  matter_part text check (matter_part in
    ('lawyer_for_client', 'lawyer_for_opponent', 'judge', 'prosecutor', 'arbitrator', 'public_officer', 'other')),
  -- In whom the interest is; where the office was held; the client of the matter.
  name text not null check (length(name) between 1 and 200),
  number text check (length(number) between 1 and 60),
  opponents text[] not null default '{}' check (cardinality(opponents) <= 50),
  court text not null default '' check (length(court) <= 200),
  from_date date,
  to_date date,
  note text not null default '' check (length(note) <= 2000),
  declared_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  version int not null default 1,
  check (to_date is null or from_date is null or to_date >= from_date),
  check ((kind = 'interest') = (interest is not null) and (kind = 'interest') = (holder is not null)),
  check ((kind = 'office') = (office is not null)),
  check ((kind = 'matter') = (matter_part is not null))
);
create index declaration_person on declaration (person_id, kind, id);
create index declaration_number on declaration (number) where number is not null;

-- That one has declared everything there is, nothing perhaps.
create table declaration_made (
  person_id uuid primary key references person,
  confirmed_at timestamptz not null
);

create procedure protect_declarations(t text, commands text) language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format('create policy own_and_desk on %I for select to covenant_app using (
      person_id = (select actor_id()) or (select holds_any(array[''conflict_officer'', ''human_resources''])))', t);
    execute format('create policy declares_oneself on %I for insert to covenant_app with check (person_id = (select actor_id()))', t);
    execute format('create policy changes_own on %I for update to covenant_app using (person_id = (select actor_id()))', t);
    execute format('grant %s on %I to covenant_app', commands, t);
  end $$;
call protect_declarations('declaration', 'select, insert, update');
call protect_declarations('declaration_made', 'select, insert, update');
