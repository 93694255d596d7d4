-- When the first promise to a lead falls due stands beside the lead: it changes with every promise, and a lead
-- has too many indexes to be written anew each time. The stage stands here as well, so that a list of one stage
-- ordered by what falls due reads one stretch of one index.
drop index lead_due;
create table lead_due (
  id uuid primary key references lead on delete cascade,
  stage text not null,
  next_due_at timestamptz not null
);
insert into lead_due (id, stage, next_due_at) select id, stage, next_due_at from lead;
create index lead_due_first on lead_due (stage, next_due_at, id);
call protect_by_subject('lead_due', '''lead''', 'id', 'select');

create function due_of_new_leads() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    insert into lead_due (id, stage, next_due_at) select n.id, n.stage, 'infinity' from fresh n;
    return null;
  end $$;
create trigger due_of_new_leads after insert on lead
  referencing new table as fresh for each statement execute function due_of_new_leads();
create function due_of_moved_lead() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    update lead_due set stage = new.stage where id = new.id;
    return null;
  end $$;
create trigger due_of_moved_lead after update on lead for each row
  when (old.stage is distinct from new.stage) execute function due_of_moved_lead();

-- New promises can only bring something nearer.
create function lists_follow_new_promises() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    update lead_due d set next_due_at = n.due
      from (select subject_id, min(due_at) as due from fresh
        where subject_kind = 'lead' and status in ('scheduled', 'open') group by subject_id) n
      where d.id = n.subject_id and n.due < d.next_due_at;
    update client c set next_due_at = n.due
      from (select subject_id, min(due_at) as due from fresh
        where subject_kind = 'client' and status in ('scheduled', 'open') group by subject_id) n
      where c.id = n.subject_id and n.due < c.next_due_at;
    update engagement e set next_due_at = n.due
      from (select subject_id, min(due_at) as due from fresh
        where subject_kind = 'engagement' and status in ('scheduled', 'open') group by subject_id) n
      where e.id = n.subject_id and n.due < e.next_due_at;
    return null;
  end $$;
create or replace function lists_follow_promises() returns trigger language plpgsql security definer set search_path from current
  as $$ declare touched uuid[]; begin
    touched := array(select distinct n.subject_id from fresh n join former f on f.id = n.id
      where n.subject_kind = 'lead' and (n.status <> f.status or n.due_at <> f.due_at));
    update lead_due d set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(touched) as id) t
      where d.id = t.id and d.next_due_at <> t.due;
    touched := array(select distinct n.subject_id from fresh n join former f on f.id = n.id
      where n.subject_kind in ('client', 'engagement') and (n.status <> f.status or n.due_at <> f.due_at));
    if cardinality(touched) = 0 then return null; end if;
    update client c set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(touched) as id) t
      where c.id = t.id and c.next_due_at <> t.due;
    update engagement e set next_due_at = t.due from (select id, first_due_of(id) as due from unnest(touched) as id) t
      where e.id = t.id and e.next_due_at <> t.due;
    return null;
  end $$;
drop trigger lists_follow_new_promises on commitment;
create trigger lists_follow_new_promises after insert on commitment
  referencing new table as fresh for each statement execute function lists_follow_new_promises();

drop function seen_leads(uuid[]);
create function seen_leads(ids uuid[])
  returns table (id uuid, stage text, channel_id uuid, campaign_id uuid, practice_area text, department_id uuid, specialist_id uuid,
    snoozed_until date, created_at timestamptz, last_activity_at timestamptz, name text, received_on date, amount_order bigint,
    next_due_at timestamptz)
  language sql stable security definer set search_path from current rows 500
  as $$ select l.id, l.stage, l.channel_id, l.campaign_id, l.practice_area, l.department_id, l.specialist_id,
          l.snoozed_until, l.created_at, l.last_activity_at, l.name, l.received_on, l.amount_order, d.next_due_at
        from lead l join lead_due d on d.id = l.id
        where l.id = any (ids) and (select is_staff()) and l.id <> all ((select walled())::uuid[])
          and ('lead' = any ((select reached_kinds())::text[])
            or exists (select 1 from subject_member m where m.subject_id = l.id and m.person_id = any ((select acts_for())::uuid[]))
            or exists (select 1 from subject s where s.id = l.id
                 and (s.created_by = (select actor_id()) or s.department_id = any ((select reached_departments())::uuid[])))) $$;
revoke all on function seen_leads(uuid[]) from public;
grant execute on function seen_leads(uuid[]) to covenant_app;
alter table lead drop column next_due_at;
