-- As before; of thousands that bear one name the first ten are wanted, and the index has them in their order. Joined
-- with the register, or as a bitmap that was sorted afterwards, all were read: each new affair against a large insurer
-- was dearer than the one before. What is asked of each is asked by its key, which leaves the planner nothing to guess.
create or replace function raise_look_alikes(ids uuid[], by_way text, by_whom uuid, at_time timestamptz) returns void
  language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
  set enable_bitmapscan = off set enable_sort = off
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
        from party_name a cross join lateral to_pair_with(array(
          select n.party_id from party_name n
          where lower(n.name) = lower(a.name) and n.party_id <> a.party_id
            and (select q.kind from party q where q.id = n.party_id) = 'organisation'
          order by n.party_id limit 10)) o (other)
        where a.party_id = any (ids) and (select p.kind from party p where p.id = a.party_id) = 'organisation'
        union all
        select a.party_id, o.other, 'same_contact', 3, a.value
        from party_contact a cross join lateral to_pair_with(array(
          select c.party_id from party_contact c
          where is_of_few(a.kind, a.value) and c.kind <> 'address' and c.value = a.value and c.kind = a.kind and c.party_id <> a.party_id
            and (select q.kind from party q where q.id = c.party_id) = 'person'
            and coalesce((select true from party_name n where n.party_id = c.party_id
              and coalesce((select true from party_name m where lower(m.name) = lower(n.name) and m.party_id = a.party_id limit 1), false)
              limit 1), false)
          order by c.party_id limit 10)) o (other)
        where a.party_id = any (ids) and a.kind <> 'address' and (select p.kind from party p where p.id = a.party_id) = 'person') f
      order by least(f.id, f.other), greatest(f.id, f.other), f.place
      on conflict (party_id, other_id) do nothing;
  end $$;
