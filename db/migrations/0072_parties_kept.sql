-- What the keeping of the register needs beside its tables: editors, history, look-alikes and merges.
alter table party add column version int not null default 1;
-- Somebody or something of the firm is or was tied to it; a party nobody is tied to belongs to the whole firm.
alter table party add column tied boolean not null default false;
create index party_untied on party (id) where not tied and merged_into is null;
create index party_standing on party (kind, id) where merged_into is null;
alter table party_change
  add column by_person uuid references person,
  -- What exactly, for whoever sees the party: names, numbers, dates; nothing of the affairs it is in.
  add column details jsonb not null default '{}' check (length(details::text) <= 10000);
create index party_change_party on party_change (party_id, id desc);
create index party_name_lower on party_name (lower(name), party_id);

create function party_is_tied() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    update party p set tied = true from fresh f where p.id = f.party_id and not p.tied;
    return null;
  end $$;
create trigger party_is_tied after insert on party_involvement referencing new table as fresh
  for each statement execute function party_is_tied();

/*
 * Having referred a lead opens nobody to those who see the lead: marketing does not see clients. A party folded into
 * another is seen with that one.
 */
create or replace function sees_party(which uuid) returns boolean language plpgsql stable security definer set search_path from current
  as $$ declare folded uuid; begin
    if exists (select 1 from party_involvement i where i.party_id = which) then
      return exists (select 1 from party_involvement i join subject s on s.id = i.subject_id
        where i.party_id = which and i.role <> 'referrer' and s.id <> all ((select walled())::uuid[])
          and (s.kind = any ((select reached_kinds())::text[]) or sees(s.id)));
    end if;
    select p.merged_into into folded from party p where p.id = which;
    return folded is null or sees_party(folded);
  end $$;

/*
 * Parties the actor must not know of: all that ties them to the firm lies behind walls; what was folded into them; and
 * what somebody wrote down only for its relation to them.
 */
create or replace function walled_parties() returns uuid[] language plpgsql stable security definer set search_path from current
  as $$ declare shut uuid[] := walled(); hidden uuid[]; more uuid[]; begin
    if cardinality(shut) = 0 then return '{}'; end if;
    select coalesce(array_agg(distinct i.party_id), '{}') into hidden from party_involvement i
      where i.subject_id = any (shut) and not exists (select 1 from party_involvement o
        where o.party_id = i.party_id and o.role <> 'referrer' and o.subject_id <> all (shut));
    for depth in 1..12 loop
      select array_agg(distinct n.id) into more from (
          select p.id from party p where p.merged_into = any (hidden)
          union select p.id from (
              select r.from_party as id from party_relation r where r.to_party = any (hidden)
              union select r.to_party from party_relation r where r.from_party = any (hidden)) e
            join party p on p.id = e.id and not p.tied and p.import_id is null and p.merged_into is null
            where not exists (select 1 from party_relation r where r.from_party = p.id and r.to_party <> all (hidden))
              and not exists (select 1 from party_relation r where r.to_party = p.id and r.from_party <> all (hidden))) n
        where n.id <> all (hidden);
      exit when more is null;
      hidden := hidden || more;
    end loop;
    return hidden;
  end $$;

-- Parties of the affairs the actor works on: where to start from, as seen_subject_ids.
create function seen_party_ids() returns setof uuid language sql stable security definer set search_path from current rows 500
  as $$ select distinct i.party_id from party_involvement i
    where i.role <> 'referrer' and i.subject_id in (
      select seen_subject_ids('lead') union all select seen_subject_ids('client') union all select seen_subject_ids('engagement')) $$;

-- Parties the actor sees whose name begins so, or that bear just this number, telephone or address.
create function party_candidates(query text, at_most int) returns setof uuid
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 50
  as $$ declare
    wanted text := lower(normalize(btrim(query), NFKC));
    bare text := upper(regexp_replace(wanted, '[\s-]', '', 'g'));
    hidden uuid[] := walled_parties();
  begin
    if not is_staff() or wanted = '' then return; end if;
    return query select f.party_id from (
        (select n.party_id from party_name n where lower(n.name) >= wanted and lower(n.name) < wanted || chr(1114111)
          and n.party_id <> all (hidden) and (is_system() or sees_party(n.party_id)) order by lower(n.name) limit at_most)
        union (select i.party_id from party_identifier i where i.number = bare
          and i.party_id <> all (hidden) and (is_system() or sees_party(i.party_id)) limit at_most)
        union (select c.party_id from party_contact c where c.value = wanted and c.kind <> 'address'
          and c.party_id <> all (hidden) and (is_system() or sees_party(c.party_id)) limit at_most)) f
      limit at_most;
  end $$;

/*
 * Of these parties, those that somebody is shut out of: a thing of theirs must not be tied to a new affair by the
 * product itself, for then they would be seen with it.
 */
create function parties_behind_walls(ids uuid[]) returns setof uuid
  language sql stable security definer set search_path from current
  as $$ select distinct x.party_id from party_involvement x join wall_shut w on w.subject_id = x.subject_id
    where is_staff() and x.party_id = any (ids)
      and not exists (select 1 from party_involvement o where o.party_id = x.party_id and o.role <> 'referrer'
        and not exists (select 1 from wall_shut s where s.subject_id = o.subject_id and s.principal_id = w.principal_id)) $$;
revoke all on function seen_party_ids(), party_candidates(text, int), parties_behind_walls(uuid[]) from public;
grant execute on function seen_party_ids(), party_candidates(text, int), parties_behind_walls(uuid[]) to covenant_app;

-- Two entries that may be one party.
create table party_duplicate (
  id uuid primary key,
  party_id uuid not null references party,
  other_id uuid not null references party,
  status text not null default 'waiting' check (status in ('waiting', 'merged', 'different')),
  -- By what they look alike.
  why text not null check (why in ('same_number', 'same_name', 'same_contact', 'similar_name', 'said_so')),
  -- What exactly was found: the name or number both bear.
  matched text not null default '' check (length(matched) <= 300),
  found_by text not null check (found_by in ('typing', 'affair', 'list', 'person')),
  raised_by uuid references person,
  raised_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  reason text check (length(reason) <= 2000),
  unique (party_id, other_id),
  check (party_id < other_id),
  check ((status = 'waiting') = (decided_at is null))
);
create index party_duplicate_other on party_duplicate (other_id);
create index party_duplicate_waiting on party_duplicate (raised_at, id) where status = 'waiting';
create index party_duplicate_decided on party_duplicate (decided_at, id) where status <> 'waiting';
call protect_by_party('party_duplicate', 'party_id', 'select, insert, update, delete');
create policy both_seen on party_duplicate as restrictive to covenant_app using (
  other_id <> all ((select walled_parties())::uuid[]) and ((select is_system()) or sees_party(other_id)));

-- One party folded into another, and what was moved with it, so that it can be undone exactly.
create table party_merge (
  id uuid primary key,
  kept_id uuid not null references party,
  folded_id uuid not null references party,
  duplicate_id uuid references party_duplicate,
  -- [{ table, column, ids }]: rows whose column named the folded party.
  moved jsonb not null,
  reason text not null default '' check (length(reason) <= 2000),
  merged_by uuid references person,
  merged_at timestamptz not null,
  undone_by uuid references person,
  undone_at timestamptz,
  check (kept_id <> folded_id)
);
create index party_merge_kept on party_merge (kept_id, id);
create index party_merge_folded on party_merge (folded_id, id);
create index party_merge_duplicate on party_merge (duplicate_id) where duplicate_id is not null;
call protect_by_party('party_merge', 'kept_id', 'select, insert, update');

/*
 * Lays before the desk whom these parties may repeat, by exact keys: the same number; the same name of an organisation;
 * the same name and telephone or address of a person. As the owner, because lower() is not leakproof and loses its index
 * under a policy. Only the one known longest is named: with the others that one is paired already.
 */
create function raise_look_alikes(ids uuid[], by_way text, by_whom uuid, at_time timestamptz) returns void
  language plpgsql security definer set search_path from current set plan_cache_mode = force_custom_plan
  as $$ begin
    if not is_system() then return; end if;
    insert into party_duplicate (id, party_id, other_id, why, matched, found_by, raised_by, raised_at)
      select distinct on (least(f.id, f.other), greatest(f.id, f.other))
        gen_random_uuid(), least(f.id, f.other), greatest(f.id, f.other), f.why, f.matched, by_way, by_whom, at_time
      from (
        select a.party_id as id, o.party_id as other, 'same_number' as why, 1 as place, a.number as matched
        from party_identifier a cross join lateral (
          select i.party_id from party_identifier i where i.number = a.number and i.type = a.type and i.party_id <> a.party_id
          order by i.party_id limit 1) o
        where a.party_id = any (ids)
        union all
        select a.party_id, o.party_id, 'same_name', 2, a.name
        from party_name a join party p on p.id = a.party_id and p.kind = 'organisation' cross join lateral (
          select n.party_id from party_name n join party q on q.id = n.party_id and q.kind = 'organisation'
          where lower(n.name) = lower(a.name) and n.party_id <> a.party_id order by n.party_id limit 1) o
        where a.party_id = any (ids)
        union all
        select a.party_id, o.party_id, 'same_contact', 3, a.value
        from party_contact a join party p on p.id = a.party_id and p.kind = 'person' cross join lateral (
          select c.party_id from party_contact c join party q on q.id = c.party_id and q.kind = 'person'
          where c.kind <> 'address' and c.value = a.value and c.kind = a.kind and c.party_id <> a.party_id
            and exists (select 1 from party_name n join party_name m on lower(m.name) = lower(n.name)
              where n.party_id = c.party_id and m.party_id = a.party_id)
          order by c.party_id limit 1) o
        where a.party_id = any (ids) and a.kind <> 'address') f
      order by least(f.id, f.other), greatest(f.id, f.other), f.place
      on conflict (party_id, other_id) do nothing;
  end $$;
revoke all on function raise_look_alikes(uuid[], text, uuid, timestamptz) from public;
grant execute on function raise_look_alikes(uuid[], text, uuid, timestamptz) to covenant_app;
