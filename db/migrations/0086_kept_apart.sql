-- Two sides that are kept apart because of something, also where nobody stands on one of them yet: whoever comes to work
-- on a side later is shut out of the other like those before them.
create table wall_apart (
  because text not null check (length(because) between 1 and 200),
  side smallint not null check (side between 0 and 1),
  subject_id uuid not null references subject,
  reason text not null check (length(reason) between 1 and 2000),
  primary key (because, side, subject_id)
);
create index wall_apart_subject on wall_apart (subject_id);

-- Somebody who works on both sides: no wall can be put in front of them before a person has said on which they stay.
create table wall_both_sides (
  id uuid primary key,
  because text not null check (length(because) between 1 and 200),
  person_id uuid not null references person,
  noted_at timestamptz not null,
  stays smallint check (stays between 0 and 1),
  reason text check (length(reason) between 1 and 2000),
  settled_by uuid references person,
  settled_at timestamptz,
  unique (because, person_id),
  check ((stays is null) = (settled_at is null) and (stays is null) = (reason is null) and (stays is null) = (settled_by is null))
);
create index wall_both_sides_waiting on wall_both_sides (noted_at, id) where settled_at is null;

-- The desk's, and nobody's who is shut out of a side or stands on both.
alter table wall_apart enable row level security;
alter table wall_apart force row level security;
create policy owner_all on wall_apart to covenant_owner using (true) with check (true);
create policy conflict_desk on wall_apart to covenant_app using (
  (select holds_any(array['conflict_officer', 'managing_partner'])) and subject_id <> all ((select walled())::uuid[]));
grant select, insert on wall_apart to covenant_app;
alter table wall_both_sides enable row level security;
alter table wall_both_sides force row level security;
create policy owner_all on wall_both_sides to covenant_owner using (true) with check (true);
create policy conflict_desk on wall_both_sides to covenant_app using (
  (select is_system()) or ((select holds_any(array['conflict_officer', 'managing_partner'])) and person_id <> (select actor_id())));
grant select, insert, update on wall_both_sides to covenant_app;

-- The walls that consents raised before: what is behind one is the side of those whom the other shuts out.
insert into wall_apart (because, side, subject_id, reason)
select distinct left(w.because, length(w.because) - 2), 1 - right(w.because, 1)::int, s.subject_id, w.reason
from wall w join wall_subject s on s.wall_id = w.id and s.through_id is null
where w.because ~ '^consents:.*/[01]$';

-- Who is told of a wall is the wall's to say, which is not seen by who stands before it: the log keeps it for the promise
-- to acknowledge, and shows it to nobody else. That promise is the owner's and the desk's.
create policy told_is_nobodys on event as restrictive for select to covenant_app using (
  (type <> all (array['wall.told', 'wall.released', 'wall.all_acknowledged']) and clause is distinct from 'G4.wall')
  or (select is_system()) or (clause = 'G4.wall' and (data ->> 'owner_id' = (select actor_id())::text
    or (select holds_any(array['conflict_officer'])))));
