-- Lists: ordered by what falls due, and views of them that are kept.

-- When the first running promise to a subject falls due; infinity where none runs. Lists are ordered by it,
-- so it stands in the row: a join would ask of every row of a page's index what is owed to it.
alter table lead add column next_due_at timestamptz not null default 'infinity';
alter table client add column next_due_at timestamptz not null default 'infinity';
alter table engagement add column next_due_at timestamptz not null default 'infinity';

create function first_due_of(which uuid) returns timestamptz language sql stable security definer set search_path from current
  as $$ select coalesce(min(c.due_at), 'infinity') from commitment c
        where c.subject_id = which and c.status in ('scheduled', 'open') $$;
revoke all on function first_due_of(uuid) from public;

-- Follows the promises set-wise. A lead whose road has ended is changed by the system and nobody else, so the
-- statement about leads is made as the system.
create function lists_follow_promises() returns trigger language plpgsql security definer set search_path from current
  as $$ declare touched uuid[]; who text := coalesce(current_setting('covenant.kind', true), ''); begin
    if tg_op = 'INSERT' then
      touched := array(select distinct n.subject_id from fresh n where n.subject_kind <> 'firm');
    else
      touched := array(select distinct n.subject_id from fresh n join former f on f.id = n.id
        where n.subject_kind <> 'firm' and (n.status <> f.status or n.due_at <> f.due_at));
    end if;
    if cardinality(touched) = 0 then return null; end if;
    perform set_config('covenant.kind', 'system', true);
    update lead l set next_due_at = d.due from (select t.id, first_due_of(t.id) as due from unnest(touched) as t(id)) d
      where l.id = d.id and l.next_due_at <> d.due;
    perform set_config('covenant.kind', who, true);
    update client c set next_due_at = d.due from (select t.id, first_due_of(t.id) as due from unnest(touched) as t(id)) d
      where c.id = d.id and c.next_due_at <> d.due;
    update engagement e set next_due_at = d.due from (select t.id, first_due_of(t.id) as due from unnest(touched) as t(id)) d
      where e.id = d.id and e.next_due_at <> d.due;
    return null;
  end $$;
create trigger lists_follow_new_promises after insert on commitment
  referencing new table as fresh for each statement execute function lists_follow_promises();
create trigger lists_follow_promises after update on commitment
  referencing new table as fresh old table as former for each statement execute function lists_follow_promises();

-- What is owed already. The trigger that keeps a lead's road closed looks at this setting.
select set_config('covenant.kind', 'system', true);
update lead set next_due_at = first_due_of(id) where first_due_of(id) <> 'infinity';
update client set next_due_at = first_due_of(id) where first_due_of(id) <> 'infinity';
update engagement set next_due_at = first_due_of(id) where first_due_of(id) <> 'infinity';
select set_config('covenant.kind', '', true);

create index lead_due on lead (stage, next_due_at, id);
create index client_due on client (next_due_at, id);
create index client_by_name on client (name, id);
create index engagement_due on engagement (next_due_at, id);

-- As before, with what the new order asks for.
drop function seen_leads(uuid[]);
create function seen_leads(ids uuid[])
  returns table (id uuid, stage text, channel_id uuid, campaign_id uuid, practice_area text, department_id uuid, specialist_id uuid,
    snoozed_until date, created_at timestamptz, last_activity_at timestamptz, name text, received_on date, amount_order bigint,
    next_due_at timestamptz)
  language sql stable security definer set search_path from current rows 500
  as $$ select l.id, l.stage, l.channel_id, l.campaign_id, l.practice_area, l.department_id, l.specialist_id,
          l.snoozed_until, l.created_at, l.last_activity_at, l.name, l.received_on, l.amount_order, l.next_due_at
        from lead l
        where l.id = any (ids) and (select is_staff()) and l.id <> all ((select walled())::uuid[])
          and ('lead' = any ((select reached_kinds())::text[])
            or exists (select 1 from subject_member m where m.subject_id = l.id and m.person_id = any ((select acts_for())::uuid[]))
            or exists (select 1 from subject s where s.id = l.id
                 and (s.created_by = (select actor_id()) or s.department_id = any ((select reached_departments())::uuid[])))) $$;
revoke all on function seen_leads(uuid[]) from public;
grant execute on function seen_leads(uuid[]) to covenant_app;

-- A view of a list: filters, order, columns and shape under a name. Its owner's, unless shared.
create table saved_view (
  id uuid primary key,
  list text not null check (list in
    ('leads', 'clients', 'engagements', 'feedback', 'planned_contacts', 'opportunities', 'people', 'commitments', 'events')),
  name text not null check (length(name) between 1 and 60),
  -- What the address says: filters, order, direction, shape.
  choices jsonb not null check (jsonb_typeof(choices) = 'object'),
  columns text[] not null default '{}' check (cardinality(columns) <= 60),
  owner_id uuid not null references person,
  shared_with text not null check (shared_with in ('nobody', 'department', 'firm')),
  department_id uuid references department,
  saved_at timestamptz not null,
  version int not null default 1,
  check ((shared_with = 'department') = (department_id is not null))
);
create unique index saved_view_own_name on saved_view (owner_id, list, name);
create index saved_view_department on saved_view (department_id, list) where department_id is not null;
create index saved_view_firm on saved_view (list) where shared_with = 'firm';
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy owner_all on saved_view to covenant_owner using (true) with check (true);
create policy own_views on saved_view to covenant_app using (
  (select is_system()) or owner_id = (select actor_id()))
  with check ((select is_system()) or (owner_id = (select actor_id()) and (shared_with = 'nobody'
    or (shared_with = 'department' and department_id = any ((select principals())::uuid[]) and (select holds_any(
      array['managing_partner', 'client_relationship_manager', 'partner', 'department_head', 'marketing'])))
    or (shared_with = 'firm' and (select holds_any(array['managing_partner', 'client_relationship_manager']))))));
create policy shared_views on saved_view for select to covenant_app using (
  (select is_staff()) and (shared_with = 'firm' or department_id = any ((select principals())::uuid[])));
-- Whoever leads the firm's lists takes away what others have shared.
create policy shared_views_end on saved_view for delete to covenant_app using (
  shared_with <> 'nobody' and (select holds_any(array['managing_partner', 'client_relationship_manager'])));
grant select, insert, update, delete on saved_view to covenant_app;

-- With which view a person's list opens: one of the product's own by its key, or a saved one.
create table usual_view (
  person_id uuid not null references person,
  list text not null check (list in
    ('leads', 'clients', 'engagements', 'feedback', 'planned_contacts', 'opportunities', 'people', 'commitments', 'events')),
  view text not null check (length(view) between 1 and 40),
  primary key (person_id, list)
);
alter table usual_view enable row level security;
alter table usual_view force row level security;
create policy owner_all on usual_view to covenant_owner using (true) with check (true);
create policy own_choice on usual_view to covenant_app using (
  (select is_system()) or person_id = (select actor_id()));
grant select, insert, update, delete on usual_view to covenant_app;
