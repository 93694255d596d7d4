-- What is live on a subject is asked by every act: by its own index, however many promises run elsewhere.
create index commitment_subject_live on commitment (subject_id) where status in ('scheduled', 'open', 'paused');

-- As before; only the lists that a promise stands in are asked. Nearly always that is one of the three.
-- Naming the ids twice lets the planner find the rows by them, however few it believes the table to hold.
create or replace function lists_follow_promises() returns trigger language plpgsql security definer set search_path from current
  as $$ declare
    touched uuid[];
    kinds text[];
    who text := coalesce(current_setting('covenant.kind', true), '');
  begin
    if tg_op = 'INSERT' then
      select array_agg(distinct n.subject_id), array_agg(distinct n.subject_kind) into touched, kinds
        from fresh n where n.subject_kind <> 'firm';
    else
      select array_agg(distinct n.subject_id), array_agg(distinct n.subject_kind) into touched, kinds
        from fresh n join former f on f.id = n.id
        where n.subject_kind <> 'firm' and (n.status <> f.status or n.due_at <> f.due_at);
    end if;
    if touched is null then return null; end if;
    if 'lead' = any(kinds) then
      perform set_config('covenant.kind', 'system', true);
      update lead l set next_due_at = d.due from (select t.id, first_due_of(t.id) as due from unnest(touched) as t(id)) d
        where l.id = any(touched) and l.id = d.id and l.next_due_at <> d.due;
      perform set_config('covenant.kind', who, true);
    end if;
    if 'client' = any(kinds) then
      update client c set next_due_at = d.due from (select t.id, first_due_of(t.id) as due from unnest(touched) as t(id)) d
        where c.id = any(touched) and c.id = d.id and c.next_due_at <> d.due;
    end if;
    if 'engagement' = any(kinds) then
      update engagement e set next_due_at = d.due from (select t.id, first_due_of(t.id) as due from unnest(touched) as t(id)) d
        where e.id = any(touched) and e.id = d.id and e.next_due_at <> d.due;
    end if;
    return null;
  end $$;
