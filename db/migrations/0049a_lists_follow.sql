-- When a lead falls due has stood beside it since 0033; 0048 had brought back the function from before.
-- Naming the ids twice lets the planner find the rows by them, however few it believes the table to hold.
create or replace function lists_follow_promises() returns trigger language plpgsql security definer set search_path from current
  as $$ declare touched uuid[]; begin
    touched := array(select distinct n.subject_id from fresh n join former f on f.id = n.id
      where n.subject_kind = 'lead' and (n.status <> f.status or n.due_at <> f.due_at));
    if cardinality(touched) > 0 then
      update lead_due d set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(touched) as id) t
        where d.id = any(touched) and d.id = t.id and d.next_due_at <> t.due;
    end if;
    touched := array(select distinct n.subject_id from fresh n join former f on f.id = n.id
      where n.subject_kind = 'client' and (n.status <> f.status or n.due_at <> f.due_at));
    if cardinality(touched) > 0 then
      update client c set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(touched) as id) t
        where c.id = any(touched) and c.id = t.id and c.next_due_at <> t.due;
    end if;
    touched := array(select distinct n.subject_id from fresh n join former f on f.id = n.id
      where n.subject_kind = 'engagement' and (n.status <> f.status or n.due_at <> f.due_at));
    if cardinality(touched) > 0 then
      update engagement e set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(touched) as id) t
        where e.id = any(touched) and e.id = t.id and e.next_due_at <> t.due;
    end if;
    return null;
  end $$;
