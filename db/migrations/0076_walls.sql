-- Information walls as the desk keeps them: counted, changed by one editor after another, told to whom they
-- shut out, each of whom says that they know.
alter table wall
  add column number bigint generated always as identity,
  add column version int not null default 1,
  -- What raised it by itself; the same thing raises it once.
  add column because text check (length(because) between 1 and 200);
create unique index wall_number on wall (number desc);
create unique index wall_because on wall (because) where because is not null;

alter table wall_subject
  add column added_at timestamptz,
  -- Behind the wall because this other one is: the lead a client came from, what came of a lead.
  add column through_id uuid references subject;
alter table wall_principal
  add column added_at timestamptz,
  drop column told_at,
  drop column acknowledged_at;
update wall_subject s set added_at = w.raised_at from wall w where w.id = s.wall_id;
update wall_principal p set added_at = w.raised_at from wall w where w.id = p.wall_id;

-- Somebody a wall shuts out, by name or with their department: told at once, and whether they said they know.
create table wall_person (
  wall_id uuid not null references wall,
  person_id uuid not null references person,
  told_at timestamptz not null,
  acknowledged_at timestamptz,
  primary key (wall_id, person_id)
);
create index wall_person_person on wall_person (person_id, told_at desc);

-- Walls that shut out the reader: nothing of them is read, also not by who keeps the desk.
create function walls_around_me() returns uuid[] language sql stable security definer set search_path from current
  as $$ select coalesce(array_agg(wall_id), '{}') from wall_principal where principal_id = any(principals()) $$;

drop policy conflict_desk on wall;
drop policy conflict_desk on wall_subject;
drop policy conflict_desk on wall_principal;
drop procedure protect_walls(text);
create procedure protect_walls(t text, wall_column text, subject_column text default null) language plpgsql as $$ begin
    execute format('create policy conflict_desk on %I to covenant_app using (
      (select holds_any(array[''conflict_officer'', ''managing_partner'']))
      and %I <> all ((select walls_around_me())::uuid[]) %s)', t, wall_column,
      case when subject_column is null then '' else format('and %I <> all ((select walled())::uuid[])', subject_column) end);
  end $$;
call protect_walls('wall', 'id');
call protect_walls('wall_subject', 'wall_id', 'subject_id');
call protect_walls('wall_principal', 'wall_id');
alter table wall_person enable row level security;
alter table wall_person force row level security;
create policy owner_all on wall_person to covenant_owner using (true) with check (true);
call protect_walls('wall_person', 'wall_id');
create policy knows_own on wall_person for select to covenant_app using (person_id = (select actor_id()));
create policy acknowledges_own on wall_person for update to covenant_app using (person_id = (select actor_id()));
grant select, insert, update on wall_person to covenant_app;

-- The standing walls around the reader: when and which number, and not a word of what is behind them.
create function my_walls() returns table (id uuid, number bigint, told_at timestamptz, acknowledged_at timestamptz)
  language sql stable security definer set search_path from current
  as $$ select w.id, w.number, p.told_at, p.acknowledged_at
    from wall_person p join wall w on w.id = p.wall_id and w.lifted_at is null
    where p.person_id = actor_id() and exists (
      select 1 from wall_principal x where x.wall_id = w.id and x.principal_id = any(principals())) $$;

-- What belongs behind the same wall though it lies beside: of a lead what came of it, of a client and an
-- engagement the leads they came from, whose names are the same.
create function subject_kin(subjects uuid[]) returns table (subject_id uuid, through_id uuid)
  language sql stable security definer set search_path from current
  as $$
    with come as (
      select e.id, e.lead_id as of_id from engagement e where e.lead_id = any(subjects)
      union select c.id, c.lead_id from client c where c.lead_id = any(subjects)
    ), clients as (
      select c.id, c.id as of_id from client c where c.id = any(subjects)
      union select c.id, c.lead_id from client c where c.lead_id = any(subjects)
    ), kin as (
      select id, of_id from come
      union select l.id, c.of_id from clients c join lead l on l.client_id = c.id
      union select o.lead_id, c.of_id from clients c join client o on o.id = c.id where o.lead_id is not null
      union select e.lead_id, c.of_id from clients c join engagement e on e.client_id = c.id where e.lead_id is not null
      union select e.lead_id, e.id from engagement e where e.id = any(subjects) and e.lead_id is not null
    )
    select distinct on (id) id, of_id from kin where is_system() and id <> all(subjects) order by id, of_id
  $$;

-- What is told of walls is the desk's: not a word to those who only see what lies behind one.
create policy walls_are_the_desks on event as restrictive for select to covenant_app using (
  type not like 'wall.%' or (select holds_any(array['conflict_officer', 'managing_partner'])));

-- Whom a wall shuts out is told, and nobody in their place.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in
  ('commitment_opened', 'commitment_reminded', 'commitment_due', 'commitment_overdue',
   'commitment_escalated', 'commitment_transferred', 'handover_offered', 'handover_returned',
   'question_asked', 'feedback_received', 'decision_put', 'wall_raised'));
alter table notice_choice drop constraint notice_choice_kind_check;
alter table notice_choice add constraint notice_choice_kind_check check (kind in
  ('commitment_opened', 'commitment_reminded', 'commitment_due', 'commitment_overdue',
   'commitment_escalated', 'commitment_transferred', 'handover_offered', 'handover_returned',
   'question_asked', 'feedback_received', 'decision_put', 'wall_raised'));
create policy told_to_nobody_else on notice as restrictive for select to covenant_app using (
  kind <> 'wall_raised' or (select is_system()) or person_id = (select actor_id()));
