/*
 * Of most rows the policy looked up what kind their subject is, under the policy of subjects, to learn whether the actor
 * reaches all of that kind; and then, where not, whether they see it. Whoever reaches every kind, as the product itself,
 * and whoever reaches none need no looking up: half of what a small statement took.
 */
create function reaches_all() returns boolean language sql stable parallel safe
  as $$ select reached_kinds() @> '{firm,lead,client,engagement}'::text[] $$;
create function reaches_some() returns boolean language sql stable parallel safe
  as $$ select cardinality(reached_kinds()) > 0 $$;
do $$
  declare
    found record; reach text; done int := 0;
  begin
    for found in
      select c.relname, pg_get_expr(p.polqual, p.polrelid) as qual
        from pg_policy p join pg_class c on c.oid = p.polrelid
        where c.relnamespace = current_schema()::regnamespace and p.polname = 'reach_and_walls'
    loop
      reach := substring(found.qual from
        '^\(\( SELECT is_staff\(\) AS is_staff\) AND \(\w+ <> ALL \(\( SELECT walled\(\) AS walled\)(?:::uuid\[\])?\)\) AND \(\(\( SELECT s\.kind\s+FROM subject s\s+WHERE \(s\.id = \w+\.(\w+)\)\) = ANY \(\( SELECT reached_kinds\(\) AS reached_kinds\)(?:::text\[\])?\)\) OR sees\(\1\)\)\)$');
      continue when reach is null;
      execute format(
        'alter policy reach_and_walls on %I using ((select is_staff()) and %2$I <> all ((select walled())::uuid[])
           and ((select reaches_all())
             or ((select reaches_some())
               and (select s.kind from subject s where s.id = %2$I) = any ((select reached_kinds())::text[]))
             or sees(%2$I)))', found.relname, reach);
      done := done + 1;
    end loop;
    if done < 9 then raise exception 'only % policies were found', done; end if;
  end $$;

-- As before; what changed is looked for once, not once for each list.
create or replace function lists_follow_promises() returns trigger language plpgsql security definer set search_path from current
  as $$ declare leads uuid[]; clients uuid[]; engagements uuid[]; begin
    select array_agg(distinct n.subject_id) filter (where n.subject_kind = 'lead'),
        array_agg(distinct n.subject_id) filter (where n.subject_kind = 'client'),
        array_agg(distinct n.subject_id) filter (where n.subject_kind = 'engagement')
      into leads, clients, engagements
      from fresh n join former f on f.id = n.id
      where n.subject_kind <> 'firm' and (n.status <> f.status or n.due_at <> f.due_at);
    if leads is not null then
      update lead_due d set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(leads) as id) t
        where d.id = any(leads) and d.id = t.id and d.next_due_at <> t.due;
    end if;
    if clients is not null then
      update client c set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(clients) as id) t
        where c.id = any(clients) and c.id = t.id and c.next_due_at <> t.due;
    end if;
    if engagements is not null then
      update engagement e set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(engagements) as id) t
        where e.id = any(engagements) and e.id = t.id and e.next_due_at <> t.due;
    end if;
    return null;
  end $$;

/*
 * What each act asks for the keeping of promises, as the owner: as the product itself, which sees everything, it asked
 * under the policies of every table it met, and preparing for those took longer than the answer.
 */
create function keeping_of(things uuid[], engagements uuid[]) returns table (charter int, parents jsonb, live commitment)
  language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
  rows 10
  as $$ declare newest int; above jsonb; ids uuid[] := things; begin
    if not is_system() then return; end if;
    newest := (select number from charter_version where status = 'published' order by number desc limit 1);
    if cardinality(engagements) > 0 then
      select jsonb_object_agg(id, parent_id), things || array_agg(parent_id) into above, ids
        from subject where id = any(engagements) and parent_id is not null;
    end if;
    -- Two arms, each with its index: an OR over both columns would read the table.
    return query select newest, above, c from commitment c where c.id = any(array(
        select id from commitment where about_id = any(ids) and status in ('scheduled', 'open', 'paused')
        union select id from commitment where subject_id = any(ids) and status in ('scheduled', 'open', 'paused')))
      order by c.id for update;
    if not found then return query select newest, above, null::commitment; end if;
  end $$;

-- Everybody who may be found for something on these subjects: by a part in them, by a role or by name, and as a head
-- where heads are wanted.
create function directory_for(wanted uuid[], wanted_roles text[], named uuid[], heads boolean,
    out subjects jsonb, out members jsonb, out people jsonb, out walls jsonb, out departments jsonb)
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
  as $$ begin
    if not is_system() then return; end if;
    with s as materialized (
      select s.id, s.parent_id, coalesce(s.department_id, p.department_id) as department_id
      from subject s left join subject p on p.id = s.parent_id where s.id = any(wanted)
    ), m as materialized (
      select subject_id, part, person_id, since from subject_member
      where subject_id = any(wanted || array(select parent_id from s where parent_id is not null)) and part <> 'through_engagement'
    ), d as materialized (
      select id, kind, head_id from department where heads and head_id is not null and archived_at is null
    ), p as (
      select p.id, d.office_id, p.department_id, array(select r.role from person_role r where r.person_id = p.id) as roles
      from person p join department d on d.id = p.department_id
      where p.status <> 'left' and p.id = any(
        array(select person_id from m) || array(select head_id from d) || named
        || array(select person_id from person_role where role = any(wanted_roles)))
    )
    select (select coalesce(jsonb_agg(s), '[]') from s), (select coalesce(jsonb_agg(m order by since, person_id), '[]') from m),
        (select coalesce(jsonb_agg(p order by id), '[]') from p), (select coalesce(jsonb_agg(w), '[]') from shut_out_of(wanted) w),
        (select coalesce(jsonb_agg(d order by id), '[]') from d)
      into subjects, members, people, walls, departments;
  end $$;
revoke all on function keeping_of(uuid[], uuid[]), directory_for(uuid[], text[], uuid[], boolean) from public;
grant execute on function keeping_of(uuid[], uuid[]), directory_for(uuid[], text[], uuid[], boolean) to covenant_app;
