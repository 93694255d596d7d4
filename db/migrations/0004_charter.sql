-- The firm's provision as versioned data, and the promises it opens.
create table charter_version (
  number int primary key check (number > 0),
  status text not null check (status in ('draft', 'published')),
  reason text check (length(reason) between 1 and 2000),
  based_on int references charter_version,
  created_by uuid references person,
  created_at timestamptz not null,
  published_by uuid references person,
  published_at timestamptz,
  version int not null default 1,
  check ((status = 'published') = (published_at is not null)),
  check (status = 'draft' or reason is not null)
);
create unique index charter_one_draft on charter_version ((true)) where status = 'draft';
call protect_for_staff('charter_version', array['managing_partner', 'client_relationship_manager'], 'select, insert, update, delete');

create table clause (
  charter_version int not null references charter_version on delete cascade,
  code text not null check (code ~ '^[A-Z][0-9]+[a-z]?(\.[a-z][a-z0-9_]*)?$'),
  provision text not null check (provision ~ '^[A-Z][0-9]+[a-z]?$'),
  place int not null,
  definition jsonb not null,
  primary key (charter_version, code)
);
call protect_for_staff('clause', array['managing_partner', 'client_relationship_manager'], 'select, insert, update, delete');

-- A published version never changes, nor does it go.
create function clause_frozen() returns trigger language plpgsql as $$ begin
    if exists (select 1 from charter_version v where v.number = coalesce(old.charter_version, new.charter_version) and v.status = 'published') then
      raise exception 'a published charter does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
  end $$;
create trigger clause_frozen before update or delete on clause for each row execute function clause_frozen();
create function charter_version_frozen() returns trigger language plpgsql as $$ begin
    if old.status = 'published' then
      raise exception 'a published charter does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
  end $$;
create trigger charter_version_frozen before update or delete on charter_version for each row execute function charter_version_frozen();

create table commitment (
  id uuid primary key,
  clause_code text not null,
  provision text not null,
  charter_version int not null,
  subject_kind text not null check (subject_kind in ('firm', 'lead', 'client', 'engagement')),
  subject_id uuid not null references subject,
  -- What the duty is about: the subject itself, or the question, feedback, return visit … in it.
  about_id uuid not null,
  trigger_event_id bigint references event,
  owner_id uuid not null references person,
  -- Why this person: the step of the clause's owner list that found them, or the fallback.
  owner_found_by text not null default 'relation' check (owner_found_by in ('relation', 'named', 'head_of', 'role', 'fallback', 'transfer')),
  office_id uuid not null references office,
  beneficiary text not null check (beneficiary in ('lead', 'client', 'client_relationship_team', 'firm')),
  status text not null check (status in ('scheduled', 'open', 'paused', 'kept', 'kept_late', 'excused', 'cancelled')),
  began_at timestamptz not null,
  opens_at timestamptz not null,
  due_at timestamptz not null,
  due_provisional boolean not null default false,
  paused_at timestamptz,
  pause_reason text check (length(pause_reason) <= 500),
  remaining_ms bigint,
  overdue_at timestamptz,
  reminders_sent int not null default 0,
  escalation_level int not null default 0,
  escalated_to uuid references person,
  -- When the sweep must look again: opening, reminder, deadline or next rung of the ladder.
  next_step_at timestamptz,
  closed_at timestamptz,
  closed_by uuid references person,
  close_reason text check (length(close_reason) <= 2000),
  evidence_event_id bigint references event,
  version int not null default 1,
  check ((status in ('kept', 'kept_late', 'excused', 'cancelled')) = (closed_at is not null)),
  check ((status = 'paused') = (paused_at is not null)),
  check (status not in ('kept', 'kept_late') or evidence_event_id is not null),
  check (status <> 'kept' or closed_at <= due_at),
  check (status <> 'excused' or length(close_reason) > 0)
);
-- One live promise of a kind about one thing.
create unique index commitment_live on commitment (about_id, clause_code) where status in ('scheduled', 'open', 'paused');
create index commitment_sweep on commitment (next_step_at, id) where next_step_at is not null;
create index commitment_owner on commitment (owner_id, due_at, id) where status in ('scheduled', 'open', 'paused');
create index commitment_escalated on commitment (escalated_to, due_at, id) where status in ('scheduled', 'open', 'paused') and escalated_to is not null;
create index commitment_subject on commitment (subject_id, due_at, id);
create index commitment_provisional on commitment (due_at) where due_provisional and closed_at is null;
create index commitment_closed on commitment (clause_code, closed_at) where closed_at is not null;
call protect_by_subject('commitment', 'subject_kind', 'subject_id', 'select, insert, update');
create policy my_own on commitment for select to covenant_app using (
  (owner_id = any ((select acts_for())::uuid[]) or escalated_to = any ((select acts_for())::uuid[]))
  and subject_id <> all ((select walled())::uuid[]));
create policy my_own_changes on commitment for update to covenant_app using (
  (owner_id = any ((select acts_for())::uuid[]) or escalated_to = any ((select acts_for())::uuid[]))
  and subject_id <> all ((select walled())::uuid[]));

-- A closed promise is history.
create function commitment_transitions() returns trigger language plpgsql as $$ begin
    if old.closed_at is not null then
      raise exception 'a closed commitment does not change' using errcode = 'integrity_constraint_violation';
    end if;
    if new.charter_version <> old.charter_version and new.version = old.version then
      raise exception 'a commitment keeps its charter version unless moved by an act' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger commitment_transitions before update on commitment for each row execute function commitment_transitions();
