create table firm (
  id uuid primary key references subject,
  name text not null check (length(name) between 1 and 200),
  name_en text check (length(name_en) <= 200),
  privacy_notice text check (length(privacy_notice) <= 20000),
  set_up_at timestamptz not null,
  version int not null default 1
);
create unique index firm_only_one on firm ((true));
call protect_for_staff('firm', array['managing_partner', 'it_administrator'], 'select, insert, update');
-- Everybody causes events about the firm, so a repeated request finds its subject; its log stays with those entitled.
create policy firm_is_everyones on subject for select to covenant_app using ((select is_staff()) and kind = 'firm');

create table office (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100),
  name_en text check (length(name_en) <= 100),
  time_zone text not null default 'Asia/Shanghai',
  working_hours jsonb not null,
  archived_at timestamptz,
  version int not null default 1
);
create unique index office_name on office (name) where archived_at is null;
call protect_for_staff('office', array['managing_partner', 'it_administrator', 'human_resources']);

create table department (
  id uuid primary key,
  office_id uuid not null references office,
  name text not null check (length(name) between 1 and 100),
  name_en text check (length(name_en) <= 100),
  kind text not null check (kind in ('practice', 'client_relationship', 'marketing', 'finance', 'human_resources', 'information_technology', 'management')),
  practice_areas text[] not null default '{}',
  head_id uuid,
  archived_at timestamptz,
  version int not null default 1
);
create unique index department_name on department (office_id, name) where archived_at is null;
create index department_kind on department (kind);
call protect_for_staff('department', array['managing_partner', 'it_administrator', 'human_resources']);

create table person (
  id uuid primary key,
  account_id text unique,
  name text not null check (length(name) between 1 and 100),
  name_en text check (length(name_en) <= 100),
  email text not null check (length(email) <= 254),
  phone text check (length(phone) <= 40),
  office_id uuid not null references office,
  department_id uuid not null references department,
  status text not null default 'active' check (status in ('active', 'on_leave', 'left')),
  language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
  joined_on date,
  left_at timestamptz,
  version int not null default 1,
  check ((status = 'left') = (left_at is not null))
);
create unique index person_email on person (lower(email));
create index person_department on person (department_id, status);
call protect_for_staff('person', array['managing_partner', 'it_administrator', 'human_resources']);
alter table department add foreign key (head_id) references person;
alter table subject add foreign key (department_id) references department, add foreign key (created_by) references person;
alter table subject_member add foreign key (person_id) references person;
alter table api_key add foreign key (person_id) references person;

create table person_role (
  person_id uuid not null references person,
  role text not null check (role in
    ('managing_partner', 'partner', 'lawyer', 'assistant', 'department_head', 'client_relationship_manager',
     'client_service_specialist', 'marketing', 'finance', 'human_resources', 'it_administrator',
     'conflict_officer', 'complaint_owner')),
  granted_by uuid references person,
  granted_at timestamptz not null,
  primary key (person_id, role)
);
create index person_role_role on person_role (role, person_id);
call protect_for_staff('person_role', array['managing_partner', 'it_administrator']);

create table delegation (
  id uuid primary key,
  person_id uuid not null references person,
  delegate_id uuid not null references person,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  created_by uuid not null references person,
  created_at timestamptz not null,
  ended_at timestamptz,
  check (person_id <> delegate_id),
  check (ends_at > starts_at)
);
create index delegation_delegate on delegation (delegate_id, ends_at);
create index delegation_person on delegation (person_id, ends_at);
alter table delegation enable row level security;
alter table delegation force row level security;
create policy owner_all on delegation to covenant_owner using (true) with check (true);
create policy staff_reads on delegation for select to covenant_app using ((select is_staff()));
create policy delegates_own_or_entitled on delegation for insert to covenant_app
  with check (person_id = (select actor_id()) or (select holds_any(array['managing_partner', 'human_resources', 'department_head', 'client_relationship_manager'])));
create policy ends_own_or_entitled on delegation for update to covenant_app
  using (person_id = (select actor_id()) or (select holds_any(array['managing_partner', 'human_resources', 'department_head', 'client_relationship_manager'])));
grant select, insert, update on delegation to covenant_app;

create table calendar_year (
  year int primary key check (year between 2000 and 2200),
  source text not null check (length(source) between 1 and 500),
  days jsonb not null,
  loaded_at timestamptz not null,
  loaded_by uuid references person
);
call protect_for_staff('calendar_year', array['managing_partner', 'it_administrator', 'human_resources']);

-- Work passed from one person to another: accepted, or returned with a reason; until then the giver owns it.
create table handover (
  id uuid primary key,
  subject_id uuid not null references subject,
  subject_kind text not null check (subject_kind in ('firm', 'lead', 'client', 'engagement')),
  part text not null check (part in ('specialist', 'manager', 'screener', 'lead_lawyer', 'assisting_lawyer', 'originating_lawyer', 'assessor', 'assistant')),
  from_id uuid not null references person,
  to_id uuid not null references person,
  note text not null default '' check (length(note) <= 2000),
  status text not null default 'offered' check (status in ('offered', 'accepted', 'returned', 'withdrawn')),
  offered_at timestamptz not null,
  answered_at timestamptz,
  answer_reason text check (length(answer_reason) <= 2000),
  check (from_id <> to_id),
  check ((status = 'offered') = (answered_at is null)),
  check (status <> 'returned' or length(answer_reason) > 0)
);
create unique index handover_open on handover (subject_id, part) where status = 'offered';
create index handover_to on handover (to_id, offered_at desc, id desc);
create index handover_from on handover (from_id, offered_at desc, id desc);
create index handover_subject on handover (subject_id, offered_at desc, id desc);
call protect_by_subject('handover', 'subject_kind', 'subject_id', 'select, insert, update');
-- The one who is asked sees what is offered before belonging to the subject, unless walled.
create policy offered_to_me on handover for select to covenant_app using (
  to_id = any ((select acts_for())::uuid[]) and subject_id <> all ((select walled())::uuid[]));
create policy answered_by_me on handover for update to covenant_app using (
  to_id = any ((select acts_for())::uuid[]) and subject_id <> all ((select walled())::uuid[]));
