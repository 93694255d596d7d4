-- Of several who look alike the newest was paired with the one known longest only, as with that one the others are paired
-- already. Where that one lies behind a wall, whoever is shut out saw two that look alike and no pair: it told them that there
-- is a third. So whoever a wall touches stands in nobody's place: pairs go on to the first whom none does.
create function touched_by_a_wall(which uuid) returns boolean
  language sql stable security definer set search_path from current
  as $$ select exists (select 1 from party_involvement i join wall_shut w on w.subject_id = i.subject_id where i.party_id = which) $$;
revoke all on function touched_by_a_wall(uuid) from public;
grant execute on function touched_by_a_wall(uuid) to covenant_app;

-- Of parties, in order, those up to the first that no wall touches.
create function to_pair_with(candidates uuid[]) returns setof uuid
  language plpgsql stable security definer set search_path from current rows 1
  as $$ declare one uuid; begin
    foreach one in array candidates loop
      return next one;
      exit when not touched_by_a_wall(one);
    end loop;
  end $$;
revoke all on function to_pair_with(uuid[]) from public;

-- As before, but for that.
create or replace function raise_look_alikes(ids uuid[], by_way text, by_whom uuid, at_time timestamptz) returns void
  language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
  as $$ begin
    if not is_system() then return; end if;
    insert into party_duplicate (id, party_id, other_id, why, matched, found_by, raised_by, raised_at)
      select distinct on (least(f.id, f.other), greatest(f.id, f.other))
        gen_random_uuid(), least(f.id, f.other), greatest(f.id, f.other), f.why, f.matched, by_way, by_whom, at_time
      from (
        select a.party_id as id, o.other, 'same_number' as why, 1 as place, a.number as matched
        from party_identifier a cross join lateral to_pair_with(array(
          select i.party_id from party_identifier i where i.number = a.number and i.type = a.type and i.party_id <> a.party_id
          order by i.party_id limit 10)) o (other)
        where a.party_id = any (ids)
        union all
        select a.party_id, o.other, 'same_name', 2, a.name
        from party_name a join party p on p.id = a.party_id and p.kind = 'organisation' cross join lateral to_pair_with(array(
          select n.party_id from party_name n join party q on q.id = n.party_id and q.kind = 'organisation'
          where lower(n.name) = lower(a.name) and n.party_id <> a.party_id order by n.party_id limit 10)) o (other)
        where a.party_id = any (ids)
        union all
        select a.party_id, o.other, 'same_contact', 3, a.value
        from party_contact a join party p on p.id = a.party_id and p.kind = 'person' cross join lateral to_pair_with(array(
          select c.party_id from party_contact c join party q on q.id = c.party_id and q.kind = 'person'
          where is_of_few(a.kind, a.value) and c.kind <> 'address' and c.value = a.value and c.kind = a.kind and c.party_id <> a.party_id
            and exists (select 1 from party_name n join party_name m on lower(m.name) = lower(n.name)
              where n.party_id = c.party_id and m.party_id = a.party_id)
          order by c.party_id limit 10)) o (other)
        where a.party_id = any (ids) and a.kind <> 'address') f
      order by least(f.id, f.other), greatest(f.id, f.other), f.place
      on conflict (party_id, other_id) do nothing;
  end $$;
