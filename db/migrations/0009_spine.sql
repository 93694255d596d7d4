-- What a promise remembers so that it is judged fairly: who has owed it, who let it lapse, how long
-- its clock stood still, how often it was reminded, whom its owner asked for help.
alter table commitment
  -- Past times at which the clock stood still: [{"from", "to", "by_hand"}]. A deadline counted again keeps them.
  add column pauses jsonb not null default '[]',
  add column past_owner_ids uuid[] not null default '{}',
  -- Who owed it when the deadline passed.
  add column missed_by uuid references person,
  add column reminders_given int not null default 0,
  add column reminded_at timestamptz,
  add column help_asked_at timestamptz,
  add column help_reason text check (length(help_reason) between 1 and 2000),
  -- Given to somebody without the training its clause asks for: nobody else was there.
  add column untrained boolean not null default false,
  add check ((help_asked_at is null) = (help_reason is null));
-- Counted again batch by batch: a row that stays provisional must not stand before the next.
drop index commitment_provisional;
create index commitment_provisional on commitment (id) where due_provisional and closed_at is null;

-- A duty for which nobody was found: shown to those who lead, tried again by the sweep.
create table unowned_duty (
  id uuid primary key,
  clause_code text not null,
  charter_version int not null references charter_version,
  subject_kind text not null check (subject_kind in ('firm', 'lead', 'client', 'engagement')),
  subject_id uuid not null references subject,
  about_id uuid not null,
  trigger_event_id bigint not null references event,
  since timestamptz not null,
  tried_at timestamptz not null
);
create unique index unowned_duty_one on unowned_duty (about_id, clause_code);
create index unowned_duty_tried on unowned_duty (tried_at, id);
create index unowned_duty_since on unowned_duty (since, id);
call protect_by_subject('unowned_duty', 'subject_kind', 'subject_id');

-- Courses people of the firm have passed. One's own, or everybody's for those who keep the records.
create table training_record (
  id uuid primary key,
  person_id uuid not null references person,
  course text not null check (length(course) between 1 and 80),
  passed_on date not null,
  valid_until date,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  check (valid_until >= passed_on)
);
create unique index training_record_once on training_record (person_id, course, passed_on);
create index training_record_course on training_record (course, person_id);
create index training_record_latest on training_record (passed_on desc, id desc);
alter table training_record enable row level security;
alter table training_record force row level security;
create policy owner_all on training_record to covenant_owner using (true) with check (true);
create policy reads_own_or_entitled on training_record for select to covenant_app using (
  person_id = (select actor_id()) or (select holds_any(array['human_resources', 'managing_partner'])));
create policy records_entitled on training_record for insert to covenant_app
  with check ((select holds_any(array['human_resources', 'managing_partner'])));
grant select, insert on training_record to covenant_app;
