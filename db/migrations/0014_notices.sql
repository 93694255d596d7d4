-- What a person is told of, how they want to be told, where messages go, and calendars they subscribe to.

-- One line a person is told. It names ids only; words are made when it is shown or sent, from what
-- the reader sees then.
create table notice (
  id uuid primary key,
  event_id bigint not null references event,
  person_id uuid not null references person,
  kind text not null check (kind in
    ('commitment_opened', 'commitment_reminded', 'commitment_due', 'commitment_overdue',
     'commitment_escalated', 'commitment_transferred', 'handover_offered', 'handover_returned',
     'question_asked', 'feedback_received', 'decision_put')),
  subject_kind text not null check (subject_kind in ('firm', 'lead', 'client', 'engagement')),
  subject_id uuid not null references subject,
  about_id uuid not null,
  commitment_id uuid references commitment,
  clause text,
  at timestamptz not null,
  app text not null check (app in ('at_once', 'digest', 'off')),
  -- What is still to be sent: `told` once it was.
  mail text not null check (mail in ('at_once', 'digest', 'off', 'told')),
  webhook text not null check (webhook in ('at_once', 'digest', 'off', 'told')),
  read_at timestamptz,
  unique (event_id, person_id)
);
create index notice_person on notice (person_id, at desc, id desc) where app <> 'off';
create index notice_unread on notice (person_id, at desc, id desc) where app <> 'off' and read_at is null;
create index notice_untold on notice (person_id)
  where read_at is null and (mail in ('at_once', 'digest') or webhook in ('at_once', 'digest'));
create index notice_at on notice (at);
alter table notice enable row level security;
alter table notice force row level security;
create policy owner_all on notice to covenant_owner using (true) with check (true);
-- A wall raised later takes the notice away as well.
create policy told_to_me on notice for select to covenant_app using (
  (select is_system()) or (person_id = any ((select acts_for())::uuid[]) and subject_id <> all ((select walled())::uuid[])));
create policy read_by_me on notice for update to covenant_app using (
  (select is_system()) or (person_id = any ((select acts_for())::uuid[]) and subject_id <> all ((select walled())::uuid[])));
create policy made_by_system on notice for insert to covenant_app with check ((select is_system()));
create policy forgotten_by_system on notice for delete to covenant_app using ((select is_system()));
grant select, insert, update, delete on notice to covenant_app;

-- How one wants to be told, of a kind of notice or of all that a clause brings; without a person: the firm's default.
create table notice_choice (
  id uuid primary key,
  person_id uuid references person,
  channel text not null check (channel in ('app', 'mail', 'webhook')),
  kind text check (kind in
    ('commitment_opened', 'commitment_reminded', 'commitment_due', 'commitment_overdue',
     'commitment_escalated', 'commitment_transferred', 'handover_offered', 'handover_returned',
     'question_asked', 'feedback_received', 'decision_put')),
  clause text check (length(clause) <= 40),
  wanted text not null check (wanted in ('at_once', 'digest', 'off')),
  check ((kind is null) <> (clause is null)),
  unique nulls not distinct (person_id, channel, kind, clause)
);
alter table notice_choice enable row level security;
alter table notice_choice force row level security;
create policy owner_all on notice_choice to covenant_owner using (true) with check (true);
create policy mine_and_the_firms on notice_choice for select to covenant_app using (
  (select is_system()) or person_id = (select actor_id()) or (person_id is null and (select is_staff())));
create policy chosen_by_me on notice_choice for insert to covenant_app with check (
  person_id = (select actor_id())
  or (person_id is null and (select holds_any(array['managing_partner', 'client_relationship_manager']))));
create policy unchosen_by_me on notice_choice for delete to covenant_app using (
  person_id = (select actor_id())
  or (person_id is null and (select holds_any(array['managing_partner', 'client_relationship_manager']))));
grant select, insert, delete on notice_choice to covenant_app;

-- What messages to a chat may say: names of clients, or only how many things wait.
create table notice_setting (
  id uuid primary key references firm,
  webhook_says text not null check (webhook_says in ('counts', 'names'))
);
call protect_for_staff('notice_setting', array['managing_partner', 'client_relationship_manager'], 'select, insert, update');

-- A robot in a chat of a person or a department. Address and secret let anybody post there: both are sealed.
create table webhook (
  id uuid primary key,
  person_id uuid unique references person,
  department_id uuid unique references department,
  provider text not null check (provider in ('wecom', 'dingtalk', 'feishu')),
  host text not null,
  address_sealed text not null,
  secret_sealed text,
  kept_by uuid not null references person,
  kept_at timestamptz not null,
  answered_at timestamptz,
  problem text check (length(problem) <= 60),
  check ((person_id is null) <> (department_id is null))
);
alter table webhook enable row level security;
alter table webhook force row level security;
create policy owner_all on webhook to covenant_owner using (true) with check (true);
create policy mine_or_entitled on webhook to covenant_app using (
  (select is_system()) or person_id = (select actor_id())
  or (department_id is not null and (select holds_any(array['managing_partner', 'client_relationship_manager', 'it_administrator']))));
grant select, insert, update, delete on webhook to covenant_app;

-- One digest a day for each receiver.
create table notice_digest (
  receiver_id uuid not null,
  day date not null,
  made_at timestamptz not null,
  primary key (receiver_id, day)
);
create index notice_digest_day on notice_digest (day);
-- What was handed to a mail server or a chat: written before it is sent, so that nothing is sent twice.
create table notice_sending (
  event_id bigint not null references event,
  channel text not null check (channel in ('mail', 'webhook')),
  receiver_id uuid not null,
  -- `uncertain`: the server died, or lost the line, before it knew the answer.
  state text not null check (state in ('sending', 'sent', 'uncertain')),
  at timestamptz not null,
  primary key (event_id, channel, receiver_id)
);
create index notice_sending_at on notice_sending (at);
create procedure protect_for_system(t text) language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format('create policy system_only on %I to covenant_app using ((select is_system()))', t);
    execute format('grant select, insert, update, delete on %I to covenant_app', t);
  end $$;
call protect_for_system('notice_digest');
call protect_for_system('notice_sending');

-- Addresses under which a calendar program reads somebody's promises; only a hash of the secret part is kept.
create table calendar_feed (
  id uuid primary key,
  person_id uuid not null references person,
  token_sha256 bytea not null unique,
  made_at timestamptz not null,
  revoked_at timestamptz,
  read_at timestamptz
);
create unique index calendar_feed_one on calendar_feed (person_id) where revoked_at is null;
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy owner_all on calendar_feed to covenant_owner using (true) with check (true);
create policy my_feed on calendar_feed to covenant_app using ((select is_system()) or person_id = (select actor_id()));
grant select, insert, update on calendar_feed to covenant_app;

-- The log is read by date, too: audit.
create index event_at on event (at desc, id desc);
