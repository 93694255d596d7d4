-- A client is owed what is owed to it and what is owed on its matters: the list goes by the earliest of both. It stands in
-- the client for those who see every matter; for whoever is shut out of one, or works on some alone, it is counted from
-- what they see.
alter table client add column first_due_at timestamptz not null default 'infinity';
update client c set first_due_at = t.due
  from (select o.id, least(o.next_due_at, (select min(e.next_due_at) from engagement e where e.client_id = o.id)) as due
    from client o) t
  where c.id = t.id and t.due < 'infinity';
drop index client_due;
create index client_due on client (first_due_at, id);

-- The client is held first, so that whoever changes another of its matters at the same time waits, and counts with what
-- was changed here.
create function count_client_due(which uuid) returns void language plpgsql security definer set search_path from current
  as $$ begin
    perform 1 from client where id = which for no key update;
    update client c set first_due_at = t.due
      from (select least(o.next_due_at, (select min(e.next_due_at) from engagement e where e.client_id = o.id)) as due
        from client o where o.id = which) t
      where c.id = which and c.first_due_at <> t.due;
  end $$;
revoke all on function count_client_due(uuid) from public;

create function due_of_client_follows() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    new.first_due_at := least(new.next_due_at, (select min(e.next_due_at) from engagement e where e.client_id = new.id));
    return new;
  end $$;
create trigger due_of_client_follows before update on client for each row
  when (old.next_due_at is distinct from new.next_due_at) execute function due_of_client_follows();

create function due_of_client_follows_matters() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if tg_op <> 'DELETE' then perform count_client_due(new.client_id); end if;
    if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.client_id <> new.client_id) then
      perform count_client_due(old.client_id);
    end if;
    return null;
  end $$;
create trigger due_of_client_follows after update on engagement for each row
  when (old.next_due_at is distinct from new.next_due_at or old.client_id is distinct from new.client_id)
  execute function due_of_client_follows_matters();
create trigger due_of_client_begins after insert on engagement for each row
  when (new.next_due_at < 'infinity') execute function due_of_client_follows_matters();
create trigger due_of_client_ends after delete on engagement for each row
  when (old.next_due_at < 'infinity') execute function due_of_client_follows_matters();

-- Clients with a matter the actor is shut out of: what stands in them is not for the actor.
create function clients_seen_in_part() returns uuid[] language sql stable security definer set search_path from current
  as $$ select coalesce(array_agg(distinct e.client_id), '{}') from engagement e where e.id = any (walled()) $$;

-- What falls due first on clients for an actor for whom it is counted: of clients seen in part, or, where the actor
-- sees only what they work on, of all that they see.
create function client_dues_seen() returns table (id uuid, due timestamptz)
  language plpgsql stable security definer set search_path from current
  set plan_cache_mode = force_custom_plan set enable_seqscan = off rows 200
  as $$ declare behind uuid[] := walled(); begin
    if not is_staff() then return; end if;
    if reached_kinds() @> '{client,engagement}' then
      return query select c.id, least(c.next_due_at, (select min(e.next_due_at) from engagement e
          where e.client_id = c.id and e.id <> all (behind)))
        from client c where c.id = any (clients_seen_in_part()) and c.id <> all (behind);
    else
      return query with firsts as (
          select e.client_id, min(e.next_due_at) as due
            from seen_subject_ids('engagement') s(id) join engagement e on e.id = s.id
            where e.id <> all (behind) group by e.client_id)
        select c.id, least(c.next_due_at, f.due)
          from seen_subject_ids('client') s(id) join client c on c.id = s.id left join firsts f on f.client_id = c.id
          where c.id <> all (behind);
    end if;
  end $$;
revoke all on function clients_seen_in_part(), client_dues_seen() from public;
grant execute on function clients_seen_in_part(), client_dues_seen() to covenant_app;
