-- In which affairs something of a party was said: it is seen by whom no wall shuts out of one of them. Null: entered on
-- the party itself and seen with it. Arrays, for several affairs may say the same, and an import writes them with its rows.
alter table party_name
  add column said_in uuid[] check (cardinality(said_in) > 0),
  -- When the party was last shown under this name: whoever may not know the name of today sees the one before.
  add column shown_at timestamptz;
alter table party_identifier add column said_in uuid[] check (cardinality(said_in) > 0);
alter table party_contact add column said_in uuid[] check (cardinality(said_in) > 0);
alter table party_relation add column said_in uuid[] check (cardinality(said_in) > 0);
alter table party_change add column said_in uuid[] check (cardinality(said_in) > 0);
-- The affairs of the party that was folded into another: where all of them are walled, nobody is told that it was there.
alter table party_merge add column said_in uuid[] check (cardinality(said_in) > 0);
create index party_relation_said on party_relation using gin (said_in) where said_in is not null;
create index party_merge_said on party_merge using gin (said_in) where undone_at is null;
-- The affair that brought it into the register.
alter table party add column registered_in uuid references subject;

create procedure protect_by_origin(t text) language plpgsql as $$ begin
    execute format('create policy origin on %I as restrictive to covenant_app using (
      said_in is null or not said_in <@ (select walled())::uuid[]) with check (true)', t);
  end $$;
call protect_by_origin('party_name');
call protect_by_origin('party_identifier');
call protect_by_origin('party_contact');
call protect_by_origin('party_relation');
call protect_by_origin('party_change');
call protect_by_origin('party_merge');

create function name_is_shown() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    update party_name n set shown_at = new.updated_at where n.party_id = new.id and n.name = new.name;
    return null;
  end $$;
create trigger name_is_shown after update of name on party for each row
  when (old.name is distinct from new.name) execute function name_is_shown();

-- A party and what it was folded into: there stand its names now.
create function folded_into(which uuid) returns uuid[] language plpgsql stable security definer set search_path from current
  as $$ declare chain uuid[] := array[which]; next uuid; begin
    for depth in 1..20 loop
      select p.merged_into into next from party p where p.id = chain[cardinality(chain)];
      exit when next is null;
      chain := chain || next;
    end loop;
    return chain;
  end $$;

-- Whether somebody shut out of these affairs may know that a party they see is called so. What nobody calls it any more
-- nobody shut out of anything is told: whose it was is not known.
create function knows_name(which uuid, called text, shut uuid[]) returns boolean
  language sql stable security definer set search_path from current
  as $$ select cardinality(shut) = 0 or exists (select 1 from party_name n where n.party_id = any (folded_into(which))
      and n.name = called and (n.said_in is null or not n.said_in <@ shut)) $$;

-- The name under which somebody shut out of these affairs knows a party they see.
create function known_name(which uuid, shown text, shut uuid[]) returns text
  language plpgsql stable security definer set search_path from current
  as $$ begin
    if cardinality(shut) = 0 then return shown; end if;
    return coalesce((
      select n.name from party_name n where n.party_id = any (folded_into(which))
        and (n.said_in is null or not n.said_in <@ shut)
      order by n.name = shown desc, n.party_id = which desc, n.shown_at desc nulls last, n.kind = 'legal' desc, n.id limit 1), '…');
  end $$;

-- The name by which an affair knows a party that is in it: the one it is shown under, unless other affairs alone say it.
create function name_in_affair(which uuid, shown text, affair uuid) returns text
  language sql stable security definer set search_path from current
  as $$ select coalesce((
      select n.name from party_name n where n.party_id = which and (n.said_in is null or affair = any (n.said_in))
      order by n.name = shown desc, affair = any (n.said_in) desc nulls last, n.id desc limit 1), shown) $$;

-- Whether somebody shut out of these affairs may know what two parties have in common.
create function knows_match(one uuid, other uuid, because text, what text, shut uuid[]) returns boolean
  language plpgsql stable security definer set search_path from current
  as $$ declare a uuid[]; b uuid[]; begin
    if cardinality(shut) = 0 or because not in ('same_number', 'same_name', 'same_contact') then return true; end if;
    a := folded_into(one);
    b := folded_into(other);
    return case because
      when 'same_number' then
        exists (select 1 from party_identifier i where i.party_id = any (a) and i.number = what and (i.said_in is null or not i.said_in <@ shut))
        and exists (select 1 from party_identifier i where i.party_id = any (b) and i.number = what and (i.said_in is null or not i.said_in <@ shut))
      when 'same_name' then
        exists (select 1 from party_name n where n.party_id = any (a) and lower(n.name) = lower(what) and (n.said_in is null or not n.said_in <@ shut))
        and exists (select 1 from party_name n where n.party_id = any (b) and lower(n.name) = lower(what) and (n.said_in is null or not n.said_in <@ shut))
      else
        exists (select 1 from party_contact c where c.party_id = any (a) and c.value = what and (c.said_in is null or not c.said_in <@ shut))
        and exists (select 1 from party_contact c where c.party_id = any (b) and c.value = what and (c.said_in is null or not c.said_in <@ shut))
        and exists (select 1 from party_name n join party_name m on lower(m.name) = lower(n.name)
          where n.party_id = any (a) and m.party_id = any (b)
            and (n.said_in is null or not n.said_in <@ shut) and (m.said_in is null or not m.said_in <@ shut))
    end;
  end $$;
create policy origin on party_duplicate as restrictive to covenant_app using (
  (select cardinality(walled())) = 0 or knows_match(party_id, other_id, why, matched, (select walled())::uuid[])) with check (true);

-- Whether somebody shut out of these affairs may know every name and every party that evidence speaks of.
create function knows_evidence(searched uuid, searched_as text, hit uuid, hit_as text, steps jsonb, shut uuid[], hidden uuid[])
  returns boolean language sql stable security definer set search_path from current
  as $$ select knows_name(searched, searched_as, shut) and (hit is null or knows_name(hit, hit_as, shut))
      and not exists (select 1 from jsonb_array_elements(case jsonb_typeof(steps) when 'array' then steps else '[]' end) s
        where (s ->> 'partyId')::uuid = any (hidden) or not knows_name((s ->> 'partyId')::uuid, s ->> 'name', shut)) $$;
create policy names_known on conflict_evidence as restrictive to covenant_app using (
  (select cardinality(walled())) = 0 or knows_evidence(searched_party, searched_name, hit_party, hit_name, path,
    (select walled())::uuid[], (select walled_parties())::uuid[])) with check (true);

revoke all on function folded_into(uuid), knows_name(uuid, text, uuid[]), known_name(uuid, text, uuid[]),
  name_in_affair(uuid, text, uuid), knows_match(uuid, uuid, text, text, uuid[]),
  knows_evidence(uuid, text, uuid, text, jsonb, uuid[], uuid[]) from public;
grant execute on function folded_into(uuid), knows_name(uuid, text, uuid[]), known_name(uuid, text, uuid[]),
  name_in_affair(uuid, text, uuid), knows_match(uuid, uuid, text, text, uuid[]),
  knows_evidence(uuid, text, uuid, text, jsonb, uuid[], uuid[]) to covenant_app;

-- As before; besides, whatever was folded into another while all its own affairs lie behind walls, and relations that
-- came from it.
create or replace function walled_parties() returns uuid[] language plpgsql stable security definer set search_path from current
  as $$ declare shut uuid[] := walled(); hidden uuid[]; more uuid[]; begin
    if cardinality(shut) = 0 then return '{}'; end if;
    select coalesce(array_agg(distinct x.id), '{}') into hidden from (
      select i.party_id as id from party_involvement i
      where i.subject_id = any (shut) and not exists (select 1 from party_involvement o
        where o.party_id = i.party_id and o.role <> 'referrer' and o.subject_id <> all (shut))
      union all
      select m.folded_id from party_merge m where m.undone_at is null and m.said_in && shut and m.said_in <@ shut) x;
    for depth in 1..12 loop
      select array_agg(distinct n.id) into more from (
          select p.id from party p where p.merged_into = any (hidden)
          union select p.id from (
              select r.from_party as id from party_relation r where r.to_party = any (hidden)
              union select r.to_party from party_relation r where r.from_party = any (hidden)
              union select unnest(array[r.from_party, r.to_party]) from party_relation r
                where r.said_in && shut and r.said_in <@ shut) e
            join party p on p.id = e.id and not p.tied and p.import_id is null and p.merged_into is null
            where not exists (select 1 from party_relation r where r.from_party = p.id and r.to_party <> all (hidden)
                and (r.said_in is null or not r.said_in <@ shut))
              and not exists (select 1 from party_relation r where r.to_party = p.id and r.from_party <> all (hidden)
                and (r.said_in is null or not r.said_in <@ shut))) n
        where n.id <> all (hidden);
      exit when more is null;
      hidden := hidden || more;
    end loop;
    return hidden;
  end $$;

-- As before, by what the actor may know.
create or replace function party_candidates(query text, at_most int) returns setof uuid
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 50
  as $$ declare
    wanted text := lower(normalize(btrim(query), NFKC));
    bare text := upper(regexp_replace(wanted, '[\s-]', '', 'g'));
    shut uuid[] := walled();
    hidden uuid[] := walled_parties();
  begin
    if not is_staff() or wanted = '' then return; end if;
    return query select f.party_id from (
        (select n.party_id from party_name n where lower(n.name) >= wanted and lower(n.name) < wanted || chr(1114111)
          and (n.said_in is null or not n.said_in <@ shut)
          and n.party_id <> all (hidden) and (is_system() or sees_party(n.party_id)) order by lower(n.name) limit at_most)
        union (select i.party_id from party_identifier i where i.number = bare
          and (i.said_in is null or not i.said_in <@ shut)
          and i.party_id <> all (hidden) and (is_system() or sees_party(i.party_id)) limit at_most)
        union (select c.party_id from party_contact c where c.value = wanted and c.kind <> 'address'
          and (c.said_in is null or not c.said_in <@ shut)
          and c.party_id <> all (hidden) and (is_system() or sees_party(c.party_id)) limit at_most)) f
      limit at_most;
  end $$;

/*
 * Of these identifiers, those that somebody is shut out of, with the party or by themselves: a thing of theirs must not
 * be tied to a new affair by the product itself, for then they would learn of it there.
 */
drop function parties_behind_walls(uuid[]);
create function identifiers_behind_walls(ids uuid[]) returns setof uuid
  language sql stable security definer set search_path from current
  as $$ select distinct n.id from party_identifier n join party_involvement x on x.party_id = n.party_id
      join wall_shut w on w.subject_id = x.subject_id
    where is_staff() and n.id = any (ids)
      and (not exists (select 1 from party_involvement o where o.party_id = x.party_id and o.role <> 'referrer'
          and not exists (select 1 from wall_shut s where s.subject_id = o.subject_id and s.principal_id = w.principal_id))
        or (n.said_in is not null and not exists (select 1 from unnest(n.said_in) as o (subject_id)
          where not exists (select 1 from wall_shut s where s.subject_id = o.subject_id and s.principal_id = w.principal_id)))) $$;
revoke all on function identifiers_behind_walls(uuid[]) from public;
grant execute on function identifiers_behind_walls(uuid[]) to covenant_app;

create or replace function involvement_returns() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    insert into party_change (party_id, what, at, said_in)
      values (new.party_id, 'involvement', old.ended_at, array[new.subject_id]);
    return null;
  end $$;

/*
 * What is on file already: an affair brought what was written in the moment in which it was tied to the party. Of several
 * of one moment those that say just this, where they still do; and whoever else says it today.
 */
create table said_before as
  select subject_id, btrim(said) as said from (
    select id as subject_id, unnest(array[name, organisation, contact_name, unified_social_credit_code, phone, mail, wechat]
      || opponents) as said from lead
    union all select l.id, c.name from lead l join client c on c.id = l.referrer_client_id
    union all select subject_id, unnest(array[name, document_number]) from identification
    union all select id, unnest(array[name, unified_social_credit_code, upper(identity_number)]) from client
    union all select subject_id, unnest(array[name, phone, mail, wechat]) from client_contact
    union all select subject_id, name from engagement_party) t
  where btrim(said) <> '' group by 1, 2;
create index on said_before (subject_id, md5(said));
analyze said_before;
create procedure find_origins(t text, said text) language plpgsql as $$ begin
    execute format('update %1$I r set said_in = o.said_in from (
        select n.id, coalesce(
          array_agg(distinct i.subject_id) filter (where b.said is not null),
          array_agg(distinct i.subject_id) filter (where i.created_at = n.created_at)) as said_in
        from %1$I n join party_involvement i on i.party_id = n.party_id
        left join said_before b on b.subject_id = i.subject_id and md5(b.said) = md5(n.%2$I) and b.said = n.%2$I
        group by n.id having bool_or(i.created_at = n.created_at)) o
      where o.id = r.id', t, said);
  end $$;
call find_origins('party_name', 'name');
call find_origins('party_identifier', 'number');
call find_origins('party_contact', 'value');
drop procedure find_origins(text, text);
drop table said_before;

update party_name n set shown_at = p.created_at from party p where p.id = n.party_id and p.name = n.name;
update party p set registered_in = i.subject_id from (
    select distinct on (party_id) party_id, subject_id, created_at from party_involvement order by party_id, created_at, id) i
  where i.party_id = p.id and i.created_at = p.created_at;
update party_merge m set said_in = o.said_in from (
    select m.id, array_agg(distinct i.subject_id) as said_in from party_merge m
      cross join jsonb_array_elements(m.moved) e cross join jsonb_array_elements_text(e -> 'ids') x
      join party_involvement i on i.id = x::uuid
    where e ->> 'table' = 'party_involvement' group by m.id) o
  where o.id = m.id;
update party_change c set said_in = o.said_in from (
    select c.id, array_agg(distinct i.subject_id) as said_in from party_change c
      join party_involvement i on i.party_id = c.party_id and c.at in (i.created_at, i.ended_at)
    where c.what in ('party', 'name', 'identifier', 'involvement') group by c.id) o
  where o.id = c.id;
update party_change c set said_in = m.said_in from party_merge m
  where c.what = 'merge' and c.party_id = m.kept_id and c.at in (m.merged_at, m.undone_at) and m.said_in is not null;
