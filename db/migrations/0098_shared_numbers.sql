-- A number that very many bear, the switchboard of a court, tells nothing of who they are; and looking through all of them
-- for each new one took longer with every one. Asked as far as it takes to know.
create function is_of_few(kind_of text, number text) returns boolean
  language sql stable security definer set search_path from current
  as $$ select count(*) <= 50 from (
    select 1 from party_contact c where c.kind <> 'address' and c.value = number and c.kind = kind_of limit 51) bearers $$;
revoke all on function is_of_few(text, text) from public;
grant execute on function is_of_few(text, text) to covenant_app;

-- As before; a telephone or address of very many makes no pair.
create or replace function raise_look_alikes(ids uuid[], by_way text, by_whom uuid, at_time timestamptz) returns void
  language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
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
          where is_of_few(a.kind, a.value) and c.kind <> 'address' and c.value = a.value and c.kind = a.kind and c.party_id <> a.party_id
            and exists (select 1 from party_name n join party_name m on lower(m.name) = lower(n.name)
              where n.party_id = c.party_id and m.party_id = a.party_id)
          order by c.party_id limit 1) o
        where a.party_id = any (ids) and a.kind <> 'address') f
      order by least(f.id, f.other), greatest(f.id, f.other), f.place
      on conflict (party_id, other_id) do nothing;
  end $$;
