-- Client development: where leads come from, and a lead's road from registration to conversion.

create table channel (
  id uuid primary key,
  kind text not null check (kind in
    ('online_promotion', 'industry_event', 'client_referral', 'media', 'walk_in', 'website', 'other')),
  name text not null check (length(name) between 1 and 100),
  note text not null default '' check (length(note) <= 1000),
  created_by uuid references person,
  created_at timestamptz not null,
  archived_at timestamptz,
  version int not null default 1
);
create unique index channel_name on channel (name) where archived_at is null;
create index channel_created_by on channel (created_by);
call protect_for_staff('channel', array['marketing', 'managing_partner', 'client_relationship_manager'], 'select, insert, update');

create table campaign (
  id uuid primary key,
  channel_id uuid not null references channel,
  name text not null check (length(name) between 1 and 200),
  starts_on date,
  ends_on date,
  -- In yuan.
  cost numeric(14,2) check (cost >= 0),
  note text not null default '' check (length(note) <= 1000),
  created_by uuid references person,
  created_at timestamptz not null,
  archived_at timestamptz,
  version int not null default 1,
  check (ends_on >= starts_on)
);
create unique index campaign_name on campaign (channel_id, name) where archived_at is null;
create index campaign_channel on campaign (channel_id);
create index campaign_created_by on campaign (created_by);
call protect_for_staff('campaign', array['marketing', 'managing_partner', 'client_relationship_manager'], 'select, insert, update');

-- How the firm presents itself (D2); only what is approved may be presented.
create table introduction (
  id uuid primary key,
  kind text not null check (kind in ('firm', 'department', 'lawyer')),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 10000),
  department_id uuid references department,
  person_id uuid references person,
  approved_by uuid references person,
  approved_at timestamptz,
  created_by uuid references person,
  created_at timestamptz not null,
  archived_at timestamptz,
  version int not null default 1,
  check ((approved_by is null) = (approved_at is null)),
  check ((kind = 'department') = (department_id is not null)),
  check ((kind = 'lawyer') = (person_id is not null))
);
create index introduction_department on introduction (department_id);
create index introduction_person on introduction (person_id);
create index introduction_approved_by on introduction (approved_by);
create index introduction_created_by on introduction (created_by);
call protect_for_staff('introduction', array['marketing', 'managing_partner', 'client_relationship_manager'], 'select, insert, update');

-- Who gets which lead. Every save is a new set; older ones stay to be read.
create table assignment_rule_set (
  number int primary key check (number > 0),
  saved_by uuid references person,
  saved_at timestamptz not null
);
create index assignment_rule_set_saved_by on assignment_rule_set (saved_by);
call protect_for_staff('assignment_rule_set', array['managing_partner', 'client_relationship_manager'], 'select, insert');
create table assignment_rule (
  set_number int not null references assignment_rule_set,
  place int not null check (place > 0),
  -- An empty list, or no region, matches everything.
  practice_areas text[] not null default '{}',
  channel_ids uuid[] not null default '{}',
  region text check (length(region) between 1 and 100),
  department_id uuid not null references department,
  specialist_ids uuid[] not null check (cardinality(specialist_ids) > 0),
  primary key (set_number, place)
);
create index assignment_rule_department on assignment_rule (department_id);
call protect_for_staff('assignment_rule', array['managing_partner', 'client_relationship_manager'], 'select, insert');

-- Search text: what is written alike looks alike (NFKC, lower case).
create function lead_search_text(name text, contact text, organisation text, phone text, need text) returns text
  language sql immutable parallel safe
  as $$ select lower(normalize(
    name || ' ' || coalesce(contact, '') || ' ' || coalesce(organisation, '') || ' '
    || coalesce(regexp_replace(phone, '\D', '', 'g'), '') || ' ' || left(need, 200), NFKC)) $$;
-- Pairs of neighbouring characters: they serve searches of two Chinese characters, which trigrams cannot.
create function bigrams_of(words text) returns text[] language plpgsql immutable parallel safe
  as $$ declare c text[] := string_to_array(words, null); begin
    -- A pair may stand twice: containment does not mind, and looking for doubles costs more.
    return array(select a || b from unnest(c, c[2:]) as t(a, b)
      where b is not null and a <> ' ' and b <> ' ' and a <> E'\n' and b <> E'\n');
  end $$;

create table lead (
  id uuid primary key references subject,
  name text not null check (length(name) between 1 and 200),
  contact_name text check (length(contact_name) between 1 and 100),
  organisation text check (length(organisation) between 1 and 200),
  -- Canonical, see #parties: +8613812345678
  phone text check (length(phone) between 1 and 40),
  mail text check (length(mail) between 3 and 254),
  wechat text check (length(wechat) between 1 and 100),
  unified_social_credit_code text check (length(unified_social_credit_code) = 18),
  region text check (length(region) between 1 and 100),
  need text not null default '' check (length(need) <= 5000),
  practice_area text check (practice_area in
    ('criminal', 'civil', 'commercial', 'labour', 'administrative', 'intellectual_property', 'real_estate',
     'family', 'finance', 'foreign', 'other')),
  urgency text not null default 'normal' check (urgency in ('low', 'normal', 'high', 'critical')),
  -- In yuan.
  estimated_amount numeric(14,2) check (estimated_amount >= 0),
  -- Adverse parties as the lead names them: what a conflict check must look for.
  opponents text[] not null default '{}' check (cardinality(opponents) <= 50),
  channel_id uuid references channel,
  campaign_id uuid references campaign,
  referrer_name text check (length(referrer_name) between 1 and 200),
  referrer_client_id uuid references subject,
  received_on date not null,
  stage text not null check (stage in
    ('registered', 'screened', 'assigned', 'contacted', 'assessed', 'proposed', 'converted', 'disqualified',
     'lost', 'withdrawn')),
  snoozed_until date,
  department_id uuid references department,
  specialist_id uuid references person,
  assessor_id uuid references person,
  -- The import and the opportunity it came from live in other slices' tables.
  import_id uuid,
  opportunity_id uuid,
  -- The client, when the person is one already.
  client_id uuid references subject,
  next_step text check (length(next_step) between 1 and 500),
  next_step_on date,
  -- Of an enquiry: which privacy notice was agreed to, and when.
  notice_version text check (length(notice_version) between 1 and 100),
  consented_at timestamptz,
  -- Names of the lead or its opponents last changed: an earlier conflict decision is stale.
  parties_changed_at timestamptz not null,
  created_by uuid references person,
  created_at timestamptz not null,
  last_activity_at timestamptz not null,
  version int not null default 1,
  -- In fen, -1 where unknown: integers compare leakproof, numerics do not, and only leakproof ones use an index here.
  amount_order bigint not null generated always as (coalesce((estimated_amount * 100)::bigint, -1)) stored,
  search_text text not null generated always as (lead_search_text(name, contact_name, organisation, phone, need)) stored,
  bigrams text[] not null generated always as (bigrams_of(lead_search_text(name, contact_name, organisation, phone, need))) stored,
  check ((notice_version is null) = (consented_at is null)),
  check (campaign_id is null or channel_id is not null),
  check (stage not in ('assigned', 'contacted', 'assessed', 'proposed', 'converted') or specialist_id is not null),
  check (snoozed_until is null or stage not in ('registered', 'converted', 'disqualified', 'lost', 'withdrawn'))
);
-- Lists read the first of each stage in order and merge: one index an order serves all choices of stages.
create index lead_newest on lead (stage, created_at, id);
create index lead_last_activity on lead (stage, last_activity_at, id);
create index lead_name on lead (stage, name, id);
create index lead_received_on on lead (stage, received_on, id);
create index lead_amount on lead (stage, amount_order, id);
create index lead_department on lead (department_id, stage, created_at, id) where department_id is not null;
create index lead_specialist on lead (specialist_id, stage, created_at, id) where specialist_id is not null;
create index lead_assessor on lead (assessor_id) where assessor_id is not null;
create index lead_channel on lead (channel_id, stage, created_at, id) where channel_id is not null;
create index lead_practice_area on lead (practice_area, stage, created_at, id) where practice_area is not null;
create index lead_campaign on lead (campaign_id, stage, created_at, id) where campaign_id is not null;
create index lead_created_by on lead (created_by) where created_by is not null;
create index lead_referrer_client on lead (referrer_client_id) where referrer_client_id is not null;
create index lead_client on lead (client_id) where client_id is not null;
create index lead_of_import on lead (import_id, id) where import_id is not null;
create index lead_opportunity on lead (opportunity_id) where opportunity_id is not null;
create index lead_snoozed on lead (snoozed_until, id) where snoozed_until is not null;
create index lead_phone on lead (phone) where phone is not null;
create index lead_mail on lead (mail) where mail is not null;
create index lead_credit_code on lead (unified_social_credit_code) where unified_social_credit_code is not null;
create index lead_bigrams on lead using gin (bigrams);
call protect_by_subject('lead', '''lead''', 'id', 'select, insert, update');

-- A lead's road has one direction and ends (rules.ts says the same).
create function lead_transitions() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then
      if new.stage not in ('registered', 'assigned') then
        raise exception 'a lead begins registered' using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end if;
    -- The product itself may still correct or clear personal data of a lead whose road has ended.
    if old.stage in ('converted', 'disqualified', 'lost', 'withdrawn') and (new.stage <> old.stage or not is_system()) then
      raise exception 'the road of this lead has ended' using errcode = 'integrity_constraint_violation';
    end if;
    if new.stage <> old.stage and not (old.stage || ' ' || new.stage) = any (array[
      'registered screened', 'registered assigned', 'screened assigned', 'assigned contacted',
      'contacted assessed', 'assessed proposed', 'proposed converted'])
      and new.stage not in ('disqualified', 'lost', 'withdrawn') then
      raise exception 'a lead does not go from % to %', old.stage, new.stage using errcode = 'integrity_constraint_violation';
    end if;
    if new.stage = 'converted' and not exists (select 1 from conversion c where c.subject_id = new.id) then
      raise exception 'a lead is converted by a conversion' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger lead_transitions before insert or update on lead for each row execute function lead_transitions();

-- Nothing more is recorded on a road that has ended.
create function lead_still_open() returns trigger language plpgsql as $$ begin
    if exists (select 1 from lead l where l.id = new.subject_id
               and l.stage in ('converted', 'disqualified', 'lost', 'withdrawn')) then
      raise exception 'the road of this lead has ended' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;

-- Each turn of the road, with who and why.
create table lead_turn (
  id uuid primary key,
  subject_id uuid not null references subject,
  kind text not null check (kind in
    ('screening', 'assignment', 'disqualification', 'withdrawal', 'loss', 'snooze', 'waking')),
  outcome text check (outcome in ('accepted', 'rejected')),
  reason_code text check (length(reason_code) between 1 and 60),
  reason text not null default '' check (length(reason) <= 2000),
  until date,
  department_id uuid references department,
  specialist_id uuid references person,
  by_rule int,
  made_by uuid references person,
  made_at timestamptz not null,
  check ((kind = 'screening') = (outcome is not null)),
  check ((kind = 'snooze') = (until is not null)),
  check ((kind = 'assignment') = (specialist_id is not null)),
  check (kind not in ('disqualification', 'loss') or reason_code is not null)
);
create index lead_turn_subject on lead_turn (subject_id, made_at desc, id);
create index lead_turn_department on lead_turn (department_id) where department_id is not null;
create index lead_turn_specialist on lead_turn (specialist_id) where specialist_id is not null;
create index lead_turn_made_by on lead_turn (made_by);
call protect_by_subject('lead_turn', '''lead''', 'subject_id', 'select, insert');

create table first_contact (
  id uuid primary key,
  subject_id uuid not null references subject,
  way text not null check (way in ('call', 'mail', 'visit', 'wechat', 'video')),
  reached boolean not null,
  need text check (length(need) <= 5000),
  need_clear boolean not null,
  urgency text check (urgency in ('low', 'normal', 'high', 'critical')),
  next_step text check (length(next_step) between 1 and 500),
  next_step_on date,
  presented uuid[] not null default '{}',
  note text not null default '' check (length(note) <= 5000),
  at timestamptz not null,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  check (at <= recorded_at),
  check (reached or not need_clear)
);
create index first_contact_subject on first_contact (subject_id, at desc, id);
create index first_contact_recorded_by on first_contact (recorded_by, recorded_at);
create trigger lead_still_open before insert on first_contact for each row execute function lead_still_open();
call protect_by_subject('first_contact', '''lead''', 'subject_id', 'select, insert');

create table needs_assessment (
  id uuid primary key,
  subject_id uuid not null references subject,
  facts text not null check (length(facts) between 1 and 10000),
  legal_basis text not null check (length(legal_basis) between 1 and 10000),
  risks text not null check (length(risks) between 1 and 10000),
  prospects text not null check (length(prospects) between 1 and 10000),
  missing_documents text[] not null default '{}' check (cardinality(missing_documents) <= 50),
  advice text not null check (length(advice) between 1 and 10000),
  worth_taking boolean not null,
  plan text not null default '' check (length(plan) <= 10000),
  milestones jsonb not null default '[]',
  fee_estimate jsonb,
  -- Version of the fee rule it was held against.
  fee_rule text check (length(fee_rule) <= 100),
  assessed_by uuid not null references person,
  assessed_at timestamptz not null,
  check (not worth_taking or (fee_estimate is not null and length(plan) > 0))
);
create index needs_assessment_subject on needs_assessment (subject_id, assessed_at desc, id);
create index needs_assessment_assessed_by on needs_assessment (assessed_by);
create trigger lead_still_open before insert on needs_assessment for each row execute function lead_still_open();
call protect_by_subject('needs_assessment', '''lead''', 'subject_id', 'select, insert');

create table proposal (
  id uuid primary key,
  subject_id uuid not null references subject,
  number int not null check (number > 0),
  plan text not null check (length(plan) between 1 and 20000),
  scope text not null check (length(scope) between 1 and 10000),
  milestones jsonb not null,
  fees jsonb not null,
  fee_rule text check (length(fee_rule) <= 100),
  valid_until date not null,
  note text not null default '' check (length(note) <= 2000),
  offered_by uuid not null references person,
  offered_at timestamptz not null,
  superseded_at timestamptz,
  unique (subject_id, number)
);
create unique index proposal_current on proposal (subject_id) where superseded_at is null;
create index proposal_offered_by on proposal (offered_by);
create trigger lead_still_open before insert on proposal for each row execute function lead_still_open();
call protect_by_subject('proposal', '''lead''', 'subject_id', 'select, insert, update');
-- What was offered stays as it was offered.
create function proposal_frozen() returns trigger language plpgsql as $$ begin
    if old.superseded_at is not null or new.superseded_at is null
       or to_jsonb(new) - 'superseded_at' <> to_jsonb(old) - 'superseded_at' then
      raise exception 'a proposal offered does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger proposal_frozen before update on proposal for each row execute function proposal_frozen();

create table contentment (
  id uuid primary key,
  subject_id uuid not null references subject,
  proposal_id uuid not null references proposal,
  about text not null check (about in ('plan', 'fees')),
  content boolean not null,
  doubt text check (length(doubt) between 1 and 5000),
  said_by text not null check (length(said_by) between 1 and 100),
  way text not null check (way in ('call', 'mail', 'visit', 'wechat', 'video')),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  answer text check (length(answer) between 1 and 5000),
  answered_by uuid references person,
  answered_at timestamptz,
  check (content = (doubt is null)),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  check (answer is null or not content)
);
create index contentment_subject on contentment (subject_id, recorded_at desc, id);
create index contentment_proposal on contentment (proposal_id, about, recorded_at desc, id);
create index contentment_recorded_by on contentment (recorded_by);
create index contentment_answered_by on contentment (answered_by) where answered_by is not null;
create trigger lead_still_open before insert on contentment for each row execute function lead_still_open();
call protect_by_subject('contentment', '''lead''', 'subject_id', 'select, insert, update');
create function contentment_answered_once() returns trigger language plpgsql as $$ begin
    if old.answer is not null
       or to_jsonb(new) - '{answer,answered_by,answered_at}'::text[] <> to_jsonb(old) - '{answer,answered_by,answered_at}'::text[] then
      raise exception 'what a lead said does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger contentment_answered_once before update on contentment for each row execute function contentment_answered_once();

create table lead_conflict_decision (
  id uuid primary key,
  subject_id uuid not null references subject,
  outcome text not null check (outcome in ('clear', 'curable_consented', 'refused')),
  parties text[] not null check (cardinality(parties) between 1 and 200),
  reason text not null check (length(reason) between 1 and 5000),
  -- The check it rests on, when one was run.
  check_id uuid,
  decided_by uuid not null references person,
  decided_at timestamptz not null
);
create index lead_conflict_decision_subject on lead_conflict_decision (subject_id, decided_at desc, id);
create index lead_conflict_decision_decided_by on lead_conflict_decision (decided_by);
create trigger lead_still_open before insert on lead_conflict_decision for each row execute function lead_still_open();
call protect_by_subject('lead_conflict_decision', '''lead''', 'subject_id', 'select, insert');

create table identification (
  id uuid primary key,
  subject_id uuid not null references subject,
  kind text not null check (kind in ('person', 'organisation')),
  document_kind text not null check (document_kind in
    ('resident_identity_card', 'passport', 'travel_permit', 'residence_permit', 'business_licence',
     'registration_certificate', 'other')),
  document_number text not null check (length(document_number) between 4 and 40),
  name text not null check (length(name) between 1 and 200),
  verified_how text not null check (verified_how in ('original_seen', 'copy_certified', 'public_register', 'video')),
  note text not null default '' check (length(note) <= 2000),
  verified_by uuid not null references person,
  verified_at timestamptz not null
);
create index identification_subject on identification (subject_id, verified_at desc, id);
create index identification_verified_by on identification (verified_by);
create trigger lead_still_open before insert on identification for each row execute function lead_still_open();
call protect_by_subject('identification', '''lead''', 'subject_id', 'select, insert');

create table conversion (
  id uuid primary key,
  subject_id uuid not null unique references subject,
  proposal_id uuid not null references proposal,
  -- Made by client service in the same transaction.
  client_id uuid not null,
  engagement_id uuid not null unique,
  client_is_new boolean not null,
  title text not null check (length(title) between 1 and 200),
  lead_lawyer_id uuid not null references person,
  lawyers jsonb not null,
  converted_by uuid not null references person,
  converted_at timestamptz not null
);
create index conversion_proposal on conversion (proposal_id);
create index conversion_client on conversion (client_id);
create index conversion_lead_lawyer on conversion (lead_lawyer_id);
create index conversion_converted_by on conversion (converted_by);
create trigger lead_still_open before insert on conversion for each row execute function lead_still_open();
call protect_by_subject('conversion', '''lead''', 'subject_id', 'select, insert');

-- The public enquiry page: the key its tokens are signed with, and the tokens used.
create table enquiry_key (
  only_one boolean primary key default true check (only_one),
  secret bytea not null
);
insert into enquiry_key (secret) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
create table enquiry_token (
  token_sha256 bytea primary key,
  expires_at timestamptz not null
);
create index enquiry_token_expires on enquiry_token (expires_at);
create procedure protect_for_system(t text, commands text) language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format('create policy system_only on %I to covenant_app using ((select is_system()))', t);
    execute format('grant %s on %I to covenant_app', commands, t);
  end $$;
call protect_for_system('enquiry_key', 'select');
call protect_for_system('enquiry_token', 'select, insert, delete');

-- Leads the actor works on or registered: a short list to start from, instead of asking of every lead
-- whether it is seen. What else they work on is among the ids: sorting it out costs more than not finding
-- it among the leads. What stands behind it is read again under the policy.
create function own_lead_ids() returns setof uuid language sql stable security definer set search_path from current rows 500
  as $$ select m.subject_id from subject_member m where m.person_id = any(acts_for())
        union select s.id from subject s where s.created_by = actor_id() and s.kind = 'lead' $$;

-- What lists filter and order by, of those of the leads that the actor sees. Says at once for all what the
-- policy asks of each one alone, which costs a few times as much; what is shown is read again under it.
create function seen_leads(ids uuid[])
  returns table (id uuid, stage text, channel_id uuid, campaign_id uuid, practice_area text, department_id uuid, specialist_id uuid,
    snoozed_until date, created_at timestamptz, last_activity_at timestamptz, name text, received_on date, amount_order bigint)
  language sql stable security definer set search_path from current rows 500
  as $$ select l.id, l.stage, l.channel_id, l.campaign_id, l.practice_area, l.department_id, l.specialist_id,
          l.snoozed_until, l.created_at, l.last_activity_at, l.name, l.received_on, l.amount_order
        from lead l
        where l.id = any (ids) and (select is_staff()) and l.id <> all ((select walled())::uuid[])
          and ('lead' = any ((select reached_kinds())::text[])
            or exists (select 1 from subject_member m where m.subject_id = l.id and m.person_id = any ((select acts_for())::uuid[]))
            or exists (select 1 from subject s where s.id = l.id
                 and (s.created_by = (select actor_id()) or s.department_id = any ((select reached_departments())::uuid[])))) $$;

-- Ids of the newest leads that hold every word, at most so many. Runs as the owner, because containment
-- and LIKE are not leakproof and would lose their index under a policy; ids only, to be read again.
create function lead_candidates(query text, at_most int) returns setof uuid
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 200
  as $$ declare
    folded text := btrim(lower(normalize(query, NFKC)));
    -- A telephone number, however it is spaced, is looked for by its digits.
    plain text := case when folded ~ '^[+]?[0-9][0-9 ()-]{5,}$' then regexp_replace(folded, '[^0-9]', '', 'g') else folded end;
    words text[] := array(select w from unnest(string_to_array(plain, ' ')) w where w <> '');
    pairs text[] := array(select distinct b from unnest(words) w, unnest(bigrams_of(w)) b);
    patterns text[] := array(select '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(words) w);
    shut uuid[] := walled();
    common float8;
    newest uuid[];
    own uuid[];
    departments uuid[] := reached_departments();
  begin
    if not is_staff() or cardinality(pairs) = 0 then return; end if;
    if 'lead' = any(reached_kinds()) then
      -- What many leads hold is soon found among the newest; what few hold, by the index, which collects
      -- all of them first. The newest thousand tell how common it is. Found one by one, n of a share f take
      -- n / f leads, and by the index f of all leads: the first is less where f * f * all leads exceeds n.
      select count(*) filter (where n.search_text like all (patterns)) / 1000.0 into common
        from (select l.search_text from lead l order by l.id desc limit 1000) as n;
      if common * common * (select reltuples from pg_class where oid = 'lead'::regclass) > at_most then
        newest := array(select n.id from (
            select l.id, l.search_text from lead l order by l.id desc limit (3 * at_most / common)::int) as n
          where n.search_text like all (patterns) and n.id <> all (shut) limit at_most);
        if cardinality(newest) >= at_most then return query select unnest(newest); return; end if;
      end if;
      return query select l.id from lead l
        where l.bigrams @> pairs and l.search_text like all (patterns) and l.id <> all (shut)
        order by l.id desc limit least(at_most, 5000);
    else
      own := array(select own_lead_ids());
      return query
        select l.id from lead l
          where l.id = any (own) and l.search_text like all (patterns) and l.id <> all (shut)
        union select l.id from lead l
          where l.department_id = any (departments) and l.bigrams @> pairs
            and l.search_text like all (patterns) and l.id <> all (shut)
        order by 1 desc limit least(at_most, 5000);
    end if;
  end $$;
revoke all on function lead_candidates(text, int) from public;
revoke all on function own_lead_ids() from public;
revoke all on function seen_leads(uuid[]) from public;
grant execute on function seen_leads(uuid[]) to covenant_app;
grant execute on function lead_candidates(text, int) to covenant_app;
grant execute on function own_lead_ids() to covenant_app;
