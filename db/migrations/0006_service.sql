-- Client service: clients, engagements, what is done for them and what they say about it (S1–S4).

-- One and two letters of a text, folded: what a search of Chinese names can be answered from by GIN.
create function service_grams(said text) returns text[] language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct substr(s, i, n)), '{}')
    from (select regexp_replace(said, '\s+', '', 'g') as s) folded,
      generate_series(1, 2) n, generate_series(1, length(s) - n + 1) i
  $$;

-- The steps a column may take, as arguments: the column, then each step as `from>to`.
create function allowed_steps() returns trigger language plpgsql
  as $$ declare was text := to_jsonb(old) ->> tg_argv[0]; becomes text := to_jsonb(new) ->> tg_argv[0]; begin
    if was is distinct from becomes and not (was || '>' || becomes = any(tg_argv)) then
      raise exception '% does not go from % to %', tg_table_name, was, becomes using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;

-- Whoever leaves their last engagement of a client no longer sees the client through it.
create function member_leaves_parent() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    delete from subject_member up using subject s
      where s.id = old.subject_id and s.kind = 'engagement' and up.subject_id = s.parent_id
        and up.person_id = old.person_id and up.part = 'through_engagement'
        and not exists (
          select 1 from subject_member m join subject e on e.id = m.subject_id
          where e.parent_id = s.parent_id and e.kind = 'engagement' and m.person_id = old.person_id);
    return null;
  end $$;
create trigger member_leaves_parent after delete on subject_member for each row execute function member_leaves_parent();

create table client (
  id uuid primary key references subject,
  kind text not null check (kind in ('person', 'organisation')),
  name text not null check (length(name) between 1 and 200),
  unified_social_credit_code text check (length(unified_social_credit_code) = 18),
  identity_kind text check (identity_kind in
    ('resident_identity_card', 'passport', 'travel_permit', 'residence_permit', 'other')),
  identity_number text check (length(identity_number) between 1 and 40),
  needs text not null default '' check (length(needs) <= 4000),
  preferences text not null default '' check (length(preferences) <= 4000),
  cautions text not null default '' check (length(cautions) <= 4000),
  tier text not null default 'regular' check (tier in ('key', 'regular', 'occasional')),
  -- Where the client came from, as the lead said it: channel, campaign, referrer, opportunity.
  origin jsonb not null default '{}',
  lead_id uuid references subject,
  registered_at timestamptz not null,
  profile_completed_at timestamptz,
  details_confirmed_at timestamptz,
  search_text text not null default '' check (search_text = lower(search_text)),
  grams text[] generated always as (service_grams(search_text)) stored,
  version int not null default 1,
  check (kind = 'organisation' or unified_social_credit_code is null),
  check (kind = 'person' or identity_number is null),
  check ((identity_kind is null) = (identity_number is null))
);
create index client_newest on client (registered_at desc, id desc);
create index client_tier on client (tier, registered_at desc, id desc);
create index client_lead on client (lead_id) where lead_id is not null;
create index client_grams on client using gin (grams);
call protect_by_subject('client', '''client''', 'id', 'select, insert, update');
create table client_contact (
  id uuid primary key,
  subject_id uuid not null references subject,
  name text not null check (length(name) between 1 and 100),
  position text not null default '' check (length(position) <= 100),
  phone text check (length(phone) <= 40),
  mail text check (length(mail) <= 254),
  wechat text check (length(wechat) <= 100),
  is_main boolean not null default false,
  note text not null default '' check (length(note) <= 1000),
  created_at timestamptz not null
);
create index client_contact_subject on client_contact (subject_id, id);
create unique index client_contact_main on client_contact (subject_id) where is_main;
call protect_by_subject('client_contact', '''client''', 'subject_id', 'select, insert, update, delete');

create table engagement (
  id uuid primary key references subject,
  client_id uuid not null references client,
  number text check (length(number) <= 40),
  title text not null check (length(title) between 1 and 200),
  practice_area text not null check (practice_area in
    ('criminal', 'civil', 'commercial', 'labour', 'administrative', 'intellectual_property', 'real_estate',
     'family', 'finance', 'foreign', 'other')),
  kind text check (kind in ('litigation', 'arbitration', 'criminal_defence', 'retainer', 'project', 'consultation')),
  scope text not null default '' check (length(scope) <= 4000),
  fee_kind text check (fee_kind in ('fixed', 'hourly', 'percentage', 'contingency', 'mixed', 'retainer', 'legal_aid')),
  fee_amount numeric(14, 2) check (fee_amount >= 0),
  fee_terms text not null default '' check (length(fee_terms) <= 10000),
  amount_in_dispute numeric(14, 2) check (amount_in_dispute >= 0),
  term_from date,
  term_to date,
  stage text not null default 'opened' check (stage in ('opened', 'signed', 'running', 'suspended', 'closed', 'ended', 'archived')),
  opened_at timestamptz not null,
  signed_on date,
  signed_file_id uuid references stored_file,
  started_at timestamptz,
  closed_at timestamptz,
  outcome text check (outcome in ('won', 'partly_won', 'lost', 'settled', 'withdrawn', 'completed')),
  fees_confirmed_at timestamptz,
  terms_disclosed_at timestamptz,
  conflict_decided_at timestamptz,
  parties_changed_at timestamptz,
  lead_id uuid references subject,
  opportunity_id uuid,
  proposal_id uuid,
  search_text text not null default '' check (search_text = lower(search_text)),
  grams text[] generated always as (service_grams(search_text)) stored,
  version int not null default 1,
  check (term_to is null or term_from is null or term_to >= term_from),
  check (stage in ('opened', 'ended', 'archived') or
    (signed_on is not null and signed_file_id is not null and number is not null)),
  check (stage in ('opened', 'signed', 'ended', 'archived') or started_at is not null),
  check ((stage in ('closed', 'ended', 'archived')) = (closed_at is not null))
);
create unique index engagement_number on engagement (number) where number is not null;
create unique index engagement_lead on engagement (lead_id) where lead_id is not null;
create index engagement_client on engagement (client_id, opened_at desc, id desc);
create index engagement_newest on engagement (opened_at desc, id desc);
create index engagement_stage on engagement (stage, opened_at desc, id desc);
create index engagement_file on engagement (signed_file_id) where signed_file_id is not null;
create index engagement_grams on engagement using gin (grams);
call protect_by_subject('engagement', '''engagement''', 'id', 'select, insert, update');
create trigger engagement_steps before update on engagement for each row execute function allowed_steps('stage',
  'opened>signed', 'signed>running', 'running>suspended', 'suspended>running', 'running>closed', 'suspended>closed',
  'opened>ended', 'signed>ended', 'running>ended', 'suspended>ended', 'closed>archived', 'ended>archived');

-- Subjects of a kind the actor works on, registered, or sees by department: a short list to start from,
-- instead of asking of every row whether it is seen. What stands behind it is read again under the policy.
create function seen_subject_ids(which_kind text) returns setof uuid
  language sql stable security definer set search_path from current rows 500
  as $$ select m.subject_id from subject_member m join subject s on s.id = m.subject_id
          where m.person_id = any(acts_for()) and s.kind = which_kind
        union select s.id from subject s
          where s.kind = which_kind and (s.created_by = actor_id() or s.department_id = any(reached_departments())) $$;
-- Ids of the newest clients or engagements that hold every word. As the owner, because containment and
-- LIKE are not leakproof and lose their index under a policy; ids only, to be read again under it.
create function service_candidates(which_kind text, query text, at_most int) returns setof uuid
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 200
  as $$ declare
    words text[] := array(select w from regexp_split_to_table(lower(normalize(query, NFKC)), '\s+') w where w <> '');
    pieces text[] := array(select distinct g from unnest(words) w, unnest(service_grams(w)) g where length(g) = least(length(w), 2));
    patterns text[] := array(select '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(words) w);
  begin
    if not is_staff() or cardinality(pieces) = 0 then return; end if;
    return query execute format(
      'select t.id from %I t where t.grams @> $1 and t.search_text like all ($2) and t.id <> all ($3) %s
       order by t.id desc limit $4',
      case which_kind when 'engagement' then 'engagement' else 'client' end,
      case when which_kind = any(reached_kinds()) then '' else 'and t.id = any (array(select seen_subject_ids($5)))' end)
      using pieces, patterns, walled(), least(at_most, 5000), which_kind;
  end $$;
revoke all on function seen_subject_ids(text) from public;
revoke all on function service_candidates(text, text, int) from public;
grant execute on function seen_subject_ids(text) to covenant_app;
grant execute on function service_candidates(text, text, int) to covenant_app;

-- The firm's case numbers: one row a year and letter; taking the next holds it until the transaction ends.
create table engagement_counter (
  year int not null check (year between 2000 and 2200),
  letter text not null check (length(letter) between 1 and 4),
  last_number int not null check (last_number > 0),
  primary key (year, letter)
);
alter table engagement_counter enable row level security;
alter table engagement_counter force row level security;
create policy owner_all on engagement_counter to covenant_owner using (true) with check (true);
create function next_engagement_number(which_year int, which_letter text) returns int
  language sql security definer set search_path from current
  as $$ insert into engagement_counter as c (year, letter, last_number) values (which_year, which_letter, 1)
    on conflict (year, letter) do update set last_number = c.last_number + 1 returning last_number $$;
revoke all on function next_engagement_number(int, text) from public;
grant execute on function next_engagement_number(int, text) to covenant_app;

create table engagement_party (
  id uuid primary key,
  subject_id uuid not null references subject,
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in
    ('client', 'opponent', 'third_party', 'co_litigant', 'guarantor', 'victim', 'opposing_counsel', 'witness')),
  note text not null default '' check (length(note) <= 1000),
  added_at timestamptz not null,
  added_by uuid references person
);
create index engagement_party_subject on engagement_party (subject_id, id);
call protect_by_subject('engagement_party', '''engagement''', 'subject_id', 'select, insert, delete');

create table engagement_lawyer (
  subject_id uuid not null references subject,
  person_id uuid not null references person,
  part text not null check (part in ('originating_lawyer', 'lead_lawyer', 'assisting_lawyer')),
  share numeric(5, 2) check (share >= 0 and share <= 100),
  since timestamptz not null,
  primary key (subject_id, person_id, part)
);
create index engagement_lawyer_person on engagement_lawyer (person_id, subject_id);
create unique index engagement_one_lead on engagement_lawyer (subject_id) where part = 'lead_lawyer';
call protect_by_subject('engagement_lawyer', '''engagement''', 'subject_id', 'select, insert, update, delete');

-- A decision that no conflict of interest forbids the mandate, taken by a conflict officer.
create table engagement_conflict (
  id uuid primary key,
  subject_id uuid not null references subject,
  outcome text not null check (outcome in ('clear', 'curable_consented', 'refused')),
  reason text not null check (length(reason) between 1 and 2000),
  decided_by uuid not null references person,
  recorded_by uuid references person,
  decided_at timestamptz not null
);
create index engagement_conflict_subject on engagement_conflict (subject_id, decided_at desc);
call protect_by_subject('engagement_conflict', '''engagement''', 'subject_id', 'select, insert');

-- Each act in the life of an engagement with its own words.
create table engagement_act (
  id uuid primary key,
  subject_id uuid not null references subject,
  act text not null check (act in
    ('contract', 'terms_disclosure', 'fees_confirmation', 'start', 'suspension', 'resumption', 'closing', 'ending',
     'ending_confirmation', 'quality_review', 'archive')),
  details jsonb not null default '{}' check (length(details::text) <= 20000),
  by_id uuid references person,
  at timestamptz not null
);
create index engagement_act_subject on engagement_act (subject_id, at desc, id desc);
create unique index engagement_act_once on engagement_act (subject_id, act)
  where act in ('contract', 'fees_confirmation', 'start', 'closing', 'ending', 'ending_confirmation', 'quality_review', 'archive');
call protect_by_subject('engagement_act', '''engagement''', 'subject_id', 'select, insert');

create table service_plan (
  id uuid primary key,
  subject_id uuid not null references subject,
  number int not null check (number > 0),
  reason_kind text not null check (reason_kind in ('first', 'feedback', 'law', 'client_wish')),
  reason text not null default '' check (length(reason) <= 2000),
  made_by uuid references person,
  made_at timestamptz not null,
  unique (subject_id, number),
  check ((number = 1) = (reason_kind = 'first')),
  check (number = 1 or length(reason) > 0)
);
call protect_by_subject('service_plan', '''engagement''', 'subject_id', 'select, insert');

-- A milestone keeps its id through the versions of the plan.
create table plan_milestone (
  plan_id uuid not null references service_plan,
  id uuid not null,
  subject_id uuid not null references subject,
  place int not null check (place >= 0),
  title text not null check (length(title) between 1 and 200),
  responsible_id uuid references person,
  due_on date,
  note text not null default '' check (length(note) <= 2000),
  state text not null default 'planned' check (state in ('planned', 'completed')),
  completed_at timestamptz,
  completed_by uuid references person,
  primary key (plan_id, id),
  check ((state = 'completed') = (completed_at is not null))
);
create index plan_milestone_subject on plan_milestone (subject_id, id);
create index plan_milestone_responsible on plan_milestone (responsible_id) where state = 'planned';
call protect_by_subject('plan_milestone', '''engagement''', 'subject_id', 'select, insert, update');
create trigger plan_milestone_steps before update on plan_milestone
  for each row execute function allowed_steps('state', 'planned>completed');

create table matter_event (
  id uuid primary key,
  subject_id uuid not null references subject,
  kind text not null check (kind in
    ('filing', 'hearing', 'ruling', 'judgment', 'enforcement', 'mediation', 'negotiation', 'document', 'time_limit', 'other')),
  happened_on date not null,
  text text not null check (length(text) between 1 and 4000),
  recorded_by uuid references person,
  recorded_at timestamptz not null
);
create index matter_event_subject on matter_event (subject_id, id desc);
call protect_by_subject('matter_event', '''engagement''', 'subject_id', 'select, insert');

create table progress_report (
  id uuid primary key,
  subject_id uuid not null references subject,
  to_client boolean not null,
  to_team boolean not null,
  way text check (way in ('call', 'mail', 'visit', 'wechat', 'video', 'letter', 'portal')),
  text text not null check (length(text) between 1 and 10000),
  next_steps text not null default '' check (length(next_steps) <= 4000),
  matter_event_id uuid references matter_event,
  reported_by uuid references person,
  reported_at timestamptz not null,
  check (to_client or to_team),
  check (to_client = (way is not null))
);
create index progress_report_subject on progress_report (subject_id, id desc);
create index progress_report_event on progress_report (matter_event_id) where matter_event_id is not null;
call protect_by_subject('progress_report', '''engagement''', 'subject_id', 'select, insert');

create table question (
  id uuid primary key,
  subject_id uuid not null references subject,
  text text not null check (length(text) between 1 and 4000),
  way text not null check (way in ('call', 'mail', 'visit', 'wechat', 'video', 'letter', 'portal')),
  asked_by text not null default '' check (length(asked_by) <= 100),
  asked_at timestamptz not null,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'answered', 'withdrawn')),
  answer text check (length(answer) between 1 and 10000),
  answer_way text check (answer_way in ('call', 'mail', 'visit', 'wechat', 'video', 'letter', 'portal')),
  withdrawal_reason text check (length(withdrawal_reason) <= 2000),
  settled_by uuid references person,
  settled_at timestamptz,
  version int not null default 1,
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'answered') = (answer is not null))
);
create index question_subject on question (subject_id, id desc);
call protect_by_subject('question', '''engagement''', 'subject_id', 'select, insert, update');
create trigger question_steps before update on question
  for each row execute function allowed_steps('state', 'open>answered', 'open>withdrawn');

create table client_decision (
  id uuid primary key,
  subject_id uuid not null references subject,
  question text not null check (length(question) between 1 and 2000),
  options jsonb not null check (jsonb_array_length(options) between 2 and 10 and length(options::text) <= 20000),
  answer_by date not null,
  milestone_id uuid,
  put_by uuid references person,
  put_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'taken', 'withdrawn', 'lapsed')),
  chosen int,
  said_by text check (length(said_by) between 1 and 100),
  way text check (way in ('call', 'mail', 'visit', 'wechat', 'video', 'letter', 'portal')),
  evidence text check (length(evidence) <= 4000),
  evidence_file_id uuid references stored_file,
  withdrawal_reason text check (length(withdrawal_reason) <= 2000),
  settled_by uuid references person,
  settled_at timestamptz,
  version int not null default 1,
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'taken') = (chosen is not null and said_by is not null and way is not null)),
  check (chosen is null or chosen between 0 and jsonb_array_length(options) - 1)
);
create index client_decision_subject on client_decision (subject_id, id desc);
create index client_decision_blocks on client_decision (milestone_id) where state = 'open' and milestone_id is not null;
create index client_decision_file on client_decision (evidence_file_id) where evidence_file_id is not null;
call protect_by_subject('client_decision', '''engagement''', 'subject_id', 'select, insert, update');
create trigger client_decision_steps before update on client_decision
  for each row execute function allowed_steps('state', 'open>taken', 'open>withdrawn', 'open>lapsed');

-- What was asked of the client (R4).
create table client_duty (
  id uuid primary key,
  subject_id uuid not null references subject,
  what text not null check (length(what) between 1 and 2000),
  due_on date not null,
  owner_id uuid not null references person,
  requested_by uuid references person,
  requested_at timestamptz not null,
  state text not null default 'requested' check (state in ('requested', 'met', 'dropped', 'lapsed')),
  note text check (length(note) <= 2000),
  settled_by uuid references person,
  settled_at timestamptz,
  version int not null default 1,
  check ((state = 'requested') = (settled_at is null))
);
create index client_duty_subject on client_duty (subject_id, id desc);
create index client_duty_owner on client_duty (owner_id, due_on) where state = 'requested';
call protect_by_subject('client_duty', '''engagement''', 'subject_id', 'select, insert, update');
create trigger client_duty_steps before update on client_duty
  for each row execute function allowed_steps('state', 'requested>met', 'requested>dropped', 'requested>lapsed');

create table talk (
  id uuid primary key,
  subject_id uuid not null references subject,
  way text not null check (way in ('call', 'mail', 'visit', 'wechat', 'video', 'letter', 'portal')),
  satisfaction int check (satisfaction between 1 and 5),
  nps int check (nps between 0 and 10),
  said text not null check (length(said) between 1 and 10000),
  next_topics text not null default '' check (length(next_topics) <= 4000),
  recorded_by uuid references person,
  recorded_at timestamptz not null
);
create index talk_subject on talk (subject_id, id desc);
call protect_by_subject('talk', '''engagement''', 'subject_id', 'select, insert');

create table feedback (
  id uuid primary key,
  subject_id uuid not null references subject,
  subject_kind text not null check (subject_kind in ('client', 'engagement')),
  client_id uuid not null references client,
  kind text not null check (kind in ('praise', 'suggestion', 'problem', 'complaint')),
  text text not null check (length(text) between 1 and 10000),
  touches_plan boolean not null default false,
  way text not null check (way in ('call', 'mail', 'visit', 'wechat', 'video', 'letter', 'portal')),
  said_by text not null default '' check (length(said_by) <= 100),
  received_by uuid references person,
  received_at timestamptz not null,
  handler_id uuid references person,
  state text not null default 'received' check (state in ('received', 'acknowledged', 'resolved', 'confirmed', 'reopened', 'withdrawn')),
  -- Something is still to be done about it; praise is done with once acknowledged.
  is_open boolean not null generated always as
    (state in ('received', 'reopened') or (state = 'acknowledged' and kind <> 'praise')) stored,
  acknowledged_at timestamptz,
  acknowledged_by uuid references person,
  solution text check (length(solution) between 1 and 10000),
  complaint_outcome text check (complaint_outcome in ('upheld', 'partly_upheld', 'not_upheld')),
  resolved_at timestamptz,
  resolved_by uuid references person,
  closed_at timestamptz,
  times_reopened int not null default 0 check (times_reopened >= 0),
  closing_note text check (length(closing_note) <= 4000),
  plan_outcome text check (plan_outcome in ('adjusted', 'kept')),
  plan_reason text check (length(plan_reason) <= 2000),
  plan_id uuid references service_plan,
  version int not null default 1,
  check (not touches_plan or subject_kind = 'engagement'),
  check (state not in ('resolved', 'confirmed') or solution is not null),
  check ((state in ('confirmed', 'withdrawn')) = (closed_at is not null)),
  check (plan_outcome is distinct from 'kept' or length(plan_reason) > 0),
  check ((plan_outcome = 'adjusted') = (plan_id is not null) or plan_outcome is null)
);
create index feedback_newest on feedback (received_at desc, id desc);
create index feedback_open on feedback (received_at desc, id desc) where is_open;
create index feedback_state on feedback (state, received_at desc, id desc);
create index feedback_subject on feedback (subject_id, received_at desc, id desc);
create index feedback_client on feedback (client_id, received_at desc, id desc);
create index feedback_handler on feedback (handler_id, received_at desc) where is_open;
create index feedback_plan on feedback (plan_id) where plan_id is not null;
call protect_by_subject('feedback', 'subject_kind', 'subject_id', 'select, insert, update');
-- Whoever handles a complaint stands outside the team complained about, so seldom belongs to the subject.
create policy complaint_desk on feedback to covenant_app using (
  ((kind = 'complaint' and (select holds_any(array['complaint_owner']))) or handler_id = any ((select acts_for())::uuid[]))
  and subject_id <> all ((select walled())::uuid[]));
create trigger feedback_steps before update on feedback for each row execute function allowed_steps('state',
  'received>acknowledged', 'received>resolved', 'received>withdrawn', 'acknowledged>resolved', 'acknowledged>withdrawn',
  'resolved>confirmed', 'resolved>reopened', 'reopened>resolved', 'reopened>withdrawn');

-- A client's own leads lie below the client, so that a wall around it covers them: those registered
-- for a known client, and the one it came from.
create function lead_below_client() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if tg_table_name = 'client' then
      update subject set parent_id = new.id where id = new.lead_id and kind = 'lead';
    else
      update subject set parent_id = new.client_id where id = new.id
        and parent_id is distinct from new.client_id
        and (new.client_id is null or exists (select 1 from subject c where c.id = new.client_id and c.kind = 'client'));
    end if;
    return null;
  end $$;
create trigger lead_below_client after insert on client for each row when (new.lead_id is not null) execute function lead_below_client();
create trigger lead_below_client after insert on lead for each row when (new.client_id is not null) execute function lead_below_client();
create trigger lead_below_client_later after update of client_id on lead for each row
  when (new.client_id is distinct from old.client_id) execute function lead_below_client();
