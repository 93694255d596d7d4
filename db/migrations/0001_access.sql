-- Who acts, what they may see, and the walls. Every later table stands on these functions.
-- Session settings (set per transaction by src/access/session.ts; never by hand):
--   covenant.kind         person | system | public
--   covenant.actor        the person's id, empty for the other kinds
--   covenant.acts_for     the person and those they stand in for
--   covenant.principals   the person and their departments: what a wall can name
--   covenant.departments  departments whose whole work the actor may see
--   covenant.roles        the actor's roles
--   covenant.reach        kinds of subject the actor may see firm-wide

create function actor_kind() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('covenant.kind', true), ''), 'none') $$;
create function actor_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('covenant.actor', true), '')::uuid $$;
create function acts_for() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('covenant.acts_for', true), ''), '{}')::uuid[] $$;
create function principals() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('covenant.principals', true), ''), '{}')::uuid[] $$;
create function reached_departments() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('covenant.departments', true), ''), '{}')::uuid[] $$;
create function actor_roles() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('covenant.roles', true), ''), '{}')::text[] $$;
create function reached_kinds() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('covenant.reach', true), ''), '{}')::text[] $$;
create function is_staff() returns boolean language sql stable parallel safe
  as $$ select actor_kind() in ('person', 'system') $$;
create function is_system() returns boolean language sql stable parallel safe
  as $$ select actor_kind() = 'system' $$;
-- A write to a table of the firm's set-up: the system, or a person with one of the roles.
create function holds_any(roles text[]) returns boolean language sql stable parallel safe
  as $$ select actor_kind() = 'system' or (actor_kind() = 'person' and actor_roles() && roles) $$;

-- Whatever rights and walls attach to. Every row about clients names its nearest subject.
create table subject (
  id uuid primary key,
  kind text not null check (kind in ('firm', 'lead', 'client', 'engagement')),
  parent_id uuid references subject,
  department_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  check (kind <> 'engagement' or parent_id is not null)
);
create index subject_parent on subject (parent_id) where parent_id is not null;
create index subject_department on subject (department_id, kind, id);
create index subject_creator on subject (created_by, kind, id);

-- Who works on a subject; this is what lets a lawyer see a lead or an engagement.
create table subject_member (
  subject_id uuid not null references subject,
  person_id uuid not null,
  part text not null check (part in
    ('specialist', 'manager', 'screener', 'lead_lawyer', 'assisting_lawyer', 'originating_lawyer',
     'assessor', 'assistant', 'through_engagement')),
  since timestamptz not null,
  primary key (subject_id, person_id, part)
);
create index subject_member_person on subject_member (person_id, subject_id);

create table wall (
  id uuid primary key,
  reason text not null check (length(reason) between 1 and 2000),
  raised_by uuid,
  raised_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  lift_reason text
);
create table wall_subject (
  wall_id uuid not null references wall,
  subject_id uuid not null references subject,
  primary key (wall_id, subject_id)
);
create index wall_subject_subject on wall_subject (subject_id);
-- A person or a department shut out.
create table wall_principal (
  wall_id uuid not null references wall,
  principal_id uuid not null,
  told_at timestamptz,
  acknowledged_at timestamptz,
  primary key (wall_id, principal_id)
);
create index wall_principal_principal on wall_principal (principal_id);

-- The standing walls spread out to every subject below the walled one: what policies read.
create table wall_shut (
  principal_id uuid not null,
  subject_id uuid not null references subject,
  primary key (principal_id, subject_id)
);
create index wall_shut_subject on wall_shut (subject_id);

create function walled() returns uuid[] language sql stable security definer set search_path from current
  as $$ select coalesce(array_agg(subject_id), '{}') from wall_shut where principal_id = any(principals()) $$;

-- Who is shut out of these subjects: for the product itself, so that it never asks a walled person for anything.
create function shut_out_of(subjects uuid[]) returns table (principal_id uuid, subject_id uuid)
  language sql stable security definer set search_path from current
  as $$ select x.principal_id, x.subject_id from wall_shut x where is_system() and x.subject_id = any(subjects) $$;

-- Whether the actor sees a subject by working on it or by department. Walls come on top.
create function sees(which uuid) returns boolean language plpgsql stable security definer set search_path from current
  as $$ begin
    return exists (select 1 from subject_member m where m.subject_id = which and m.person_id = any(acts_for()))
        or exists (select 1 from subject s where s.id = which
                   and (s.created_by = actor_id() or s.department_id = any(reached_departments())));
  end $$;

-- Spreads walls again over one subject and all below it.
create function spread_walls(root uuid) returns void language sql security definer set search_path from current
  as $$
    with recursive below as (
      select id from subject where id = root
      union all select s.id from subject s join below b on s.parent_id = b.id
    ), above as (
      select b.id as subject_id, b.id as up from below b
      union all select a.subject_id, s.parent_id from above a join subject s on s.id = a.up where s.parent_id is not null
    ), wanted as (
      select distinct wp.principal_id, a.subject_id
      from above a join wall_subject ws on ws.subject_id = a.up
      join wall w on w.id = ws.wall_id and w.lifted_at is null
      join wall_principal wp on wp.wall_id = w.id
    ), gone as (
      delete from wall_shut x using below b where x.subject_id = b.id
        and not exists (select 1 from wanted n where n.principal_id = x.principal_id and n.subject_id = x.subject_id)
    )
    insert into wall_shut (principal_id, subject_id) select principal_id, subject_id from wanted on conflict do nothing
  $$;

create function subject_walls() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if new.parent_id is not null and (tg_op = 'INSERT' or new.parent_id is distinct from old.parent_id) then
      perform spread_walls(new.id);
    end if;
    return null;
  end $$;
create trigger subject_walls after insert or update of parent_id on subject for each row execute function subject_walls();

create function wall_changed() returns trigger language plpgsql security definer set search_path from current
  as $$ declare which uuid; changed uuid; begin
    if tg_table_name = 'wall' then changed := new.id; else changed := coalesce(new.wall_id, old.wall_id); end if;
    if tg_table_name = 'wall_subject' then perform spread_walls(coalesce(new.subject_id, old.subject_id)); end if;
    for which in select subject_id from wall_subject where wall_id = changed loop perform spread_walls(which); end loop;
    return null;
  end $$;
create trigger wall_changed after update on wall for each row execute function wall_changed();
create trigger wall_changed after insert or delete on wall_subject for each row execute function wall_changed();
create trigger wall_changed after insert or delete on wall_principal for each row execute function wall_changed();

-- Whoever works on an engagement sees its client's own page (not the client's other engagements).
create function member_of_parent() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    insert into subject_member (subject_id, person_id, part, since)
      select s.parent_id, new.person_id, 'through_engagement', new.since from subject s
      where s.id = new.subject_id and s.kind = 'engagement' on conflict do nothing;
    return null;
  end $$;
create trigger member_of_parent after insert on subject_member for each row execute function member_of_parent();

-- The ways a table is protected. `kind` is a literal such as 'lead', or a column that holds the kind.
create procedure protect_by_subject(t text, kind text, subject_column text default 'subject_id', commands text default 'select, insert, update, delete')
  language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format(
      'create policy reach_and_walls on %I to covenant_app using (
         (select is_staff()) and %I <> all ((select walled())::uuid[])
         and (%s = any ((select reached_kinds())::text[]) or sees(%I)))', t, subject_column, kind, subject_column);
    execute format('grant %s on %I to covenant_app', commands, t);
  end $$;
create procedure protect_for_staff(t text, writers text[], commands text default 'select, insert, update, delete')
  language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format('create policy staff_reads on %I for select to covenant_app using ((select is_staff()))', t);
    execute format('create policy entitled_inserts on %I for insert to covenant_app with check ((select holds_any(%L::text[])))', t, writers);
    execute format('create policy entitled_updates on %I for update to covenant_app using ((select holds_any(%L::text[])))', t, writers);
    execute format('create policy entitled_deletes on %I for delete to covenant_app using ((select holds_any(%L::text[])))', t, writers);
    execute format('grant %s on %I to covenant_app', commands, t);
  end $$;

call protect_by_subject('subject', 'kind', 'id', 'select, insert, update');
-- The one who registers a subject sees it from the first moment, before it has members.
create policy registers on subject for insert to covenant_app with check ((select is_staff()) and created_by is not distinct from (select actor_id()));
create policy sees_own on subject for select to covenant_app using (
  created_by = (select actor_id()) and id <> all ((select walled())::uuid[]));
call protect_by_subject('subject_member', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id', 'select, insert, delete');

-- Walls themselves: raised, changed and lifted by the conflict officer; nobody else reads them.
create procedure protect_walls(t text) language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format('create policy conflict_desk on %I to covenant_app using ((select holds_any(array[''conflict_officer''])))', t);
    execute format('grant select, insert, update, delete on %I to covenant_app', t);
  end $$;
call protect_walls('wall');
call protect_walls('wall_subject');
call protect_walls('wall_principal');
alter table wall_shut enable row level security;
alter table wall_shut force row level security;
create policy owner_all on wall_shut to covenant_owner using (true) with check (true);

-- API keys: the secret is kept only as a SHA-256; scopes narrow the owner's rights, never widen them.
create table api_key (
  id uuid primary key,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  prefix text not null,
  secret_sha256 bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_person on api_key (person_id, created_at desc);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy owner_all on api_key to covenant_owner using (true) with check (true);
create policy own_keys on api_key to covenant_app using (
  (select is_system()) or person_id = (select actor_id())
  or ((select actor_kind()) = 'person' and (select actor_roles()) && array['it_administrator']));
grant select, insert, update on api_key to covenant_app;

-- One row a repeated request can find: the reply of the first is given again.
create table idempotency (
  key text not null check (length(key) between 8 and 200),
  actor text not null,
  route text not null,
  content_hash text not null,
  status int not null,
  reply jsonb,
  subject_id uuid,
  at timestamptz not null,
  primary key (key, actor, route)
);
create index idempotency_at on idempotency (at);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy owner_all on idempotency to covenant_owner using (true) with check (true);
create policy own_requests on idempotency to covenant_app using (
  (select is_system()) or actor = (select actor_kind()) || ':' || coalesce((select actor_id())::text, ''));
grant select, insert, delete on idempotency to covenant_app;
