-- Client maintenance: the visit after closing (M1), regular contact (M2), what a client needs next (M3).

create table return_visit (
  id uuid primary key,
  -- The engagement whose service is spoken of.
  subject_id uuid not null references subject,
  client_id uuid not null references subject,
  way text not null check (way in ('phone', 'questionnaire', 'visit', 'video')),
  at timestamptz not null,
  satisfaction int not null check (satisfaction between 1 and 5),
  -- Null where the client would not say.
  nps int check (nps between 0 and 10),
  opinion text not null default '' check (length(opinion) <= 4000),
  suggestions text not null default '' check (length(suggestions) <= 4000),
  wishes_contact boolean not null,
  -- What was suggested, taken up as feedback at once.
  feedback_id uuid references feedback,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  check (at <= recorded_at)
);
create index return_visit_newest on return_visit (at desc, id desc);
create index return_visit_subject on return_visit (subject_id, at desc, id desc);
create index return_visit_client on return_visit (client_id, at desc, id desc);
create index return_visit_feedback on return_visit (feedback_id) where feedback_id is not null;
create index return_visit_recorded_by on return_visit (recorded_by);
call protect_by_subject('return_visit', '''engagement''', 'subject_id', 'select, insert');
create function return_visit_after_closing() returns trigger language plpgsql as $$ begin
    if not exists (select 1 from engagement e where e.id = new.subject_id and e.client_id = new.client_id
                   and e.closed_at <= new.at) then
      raise exception 'a return visit follows the closing of an engagement of the client' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger return_visit_after_closing before insert on return_visit for each row execute function return_visit_after_closing();

create table planned_contact (
  id uuid primary key,
  subject_id uuid not null references subject,
  kind text not null check (kind in ('greeting', 'legal_news', 'industry_news', 'call', 'visit', 'event_invitation')),
  occasion text not null default '' check (length(occasion) <= 200),
  -- Year, kind and occasion of a round planned for many clients at once: planned again, nobody is in it twice.
  round text check (length(round) between 1 and 300),
  planned_on date not null,
  owner_id uuid not null references person,
  note text not null default '' check (length(note) <= 2000),
  state text not null default 'planned' check (state in ('planned', 'completed', 'cancelled')),
  cancellation_reason text check (length(cancellation_reason) between 1 and 2000),
  settled_by uuid references person,
  settled_at timestamptz,
  -- The contact this one was put off from.
  postpones_id uuid unique references planned_contact,
  planned_by uuid references person,
  planned_at timestamptz not null,
  version int not null default 1,
  check ((state = 'planned') = (settled_at is null)),
  check ((state = 'cancelled') = (cancellation_reason is not null))
);
create unique index planned_contact_once_a_round on planned_contact (subject_id, round) where round is not null;
create index planned_contact_day on planned_contact (planned_on, id);
create index planned_contact_state on planned_contact (state, planned_on, id);
create index planned_contact_owner on planned_contact (owner_id, planned_on, id);
create index planned_contact_subject on planned_contact (subject_id, planned_on, id);
create index planned_contact_settled_by on planned_contact (settled_by) where settled_by is not null;
create index planned_contact_planned_by on planned_contact (planned_by);
call protect_by_subject('planned_contact', '''client''', 'subject_id', 'select, insert, update');

-- What was said, planned or not: kept as it was recorded.
create table contact_made (
  id uuid primary key,
  subject_id uuid not null references subject,
  planned_contact_id uuid unique references planned_contact,
  way text not null check (way in ('call', 'mail', 'visit', 'wechat', 'video', 'letter', 'text_message', 'event')),
  words text not null check (length(words) between 1 and 4000),
  at timestamptz not null,
  made_by uuid references person,
  recorded_at timestamptz not null,
  check (at <= recorded_at)
);
create index contact_made_subject on contact_made (subject_id, at desc, id desc);
create index contact_made_by on contact_made (made_by);
call protect_by_subject('contact_made', '''client''', 'subject_id', 'select, insert');

create function planned_contact_steps() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then
      if new.state <> 'planned' then
        raise exception 'a contact begins as planned' using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end if;
    if old.state <> 'planned' then
      raise exception 'this contact is settled' using errcode = 'integrity_constraint_violation';
    end if;
    if new.subject_id <> old.subject_id or new.kind <> old.kind or new.planned_on <> old.planned_on then
      raise exception 'another day or client is another contact' using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'completed' and not exists (
      select 1 from contact_made m where m.planned_contact_id = new.id and m.subject_id = new.subject_id) then
      raise exception 'a planned contact is completed by a contact' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger planned_contact_steps before insert or update on planned_contact for each row execute function planned_contact_steps();

-- Dated, sourced news of the client's business.
create table business_development (
  id uuid primary key,
  subject_id uuid not null references subject,
  happened_on date not null,
  source text not null check (length(source) between 1 and 200),
  url text check (length(url) between 1 and 2000),
  text text not null check (length(text) between 1 and 4000),
  state text not null default 'recorded' check (state in ('recorded', 'advised', 'not_needed')),
  not_needed_reason text check (length(not_needed_reason) between 1 and 2000),
  settled_by uuid references person,
  settled_at timestamptz,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  version int not null default 1,
  check ((state = 'recorded') = (settled_at is null)),
  check ((state = 'not_needed') = (not_needed_reason is not null))
);
create index business_development_newest on business_development (recorded_at desc, id desc);
create index business_development_state on business_development (state, recorded_at desc, id desc);
create index business_development_subject on business_development (subject_id, recorded_at desc, id desc);
create index business_development_settled_by on business_development (settled_by) where settled_by is not null;
create index business_development_recorded_by on business_development (recorded_by);
call protect_by_subject('business_development', '''client''', 'subject_id', 'select, insert, update');

-- Advice as it was sent: written by one, approved by another.
create table advice (
  id uuid primary key,
  subject_id uuid not null references subject,
  development_id uuid not null unique references business_development,
  text text not null check (length(text) between 1 and 10000),
  way text not null check (way in ('call', 'mail', 'visit', 'wechat', 'video', 'letter', 'text_message', 'event')),
  author_id uuid not null references person,
  approved_by uuid not null references person,
  sent_at timestamptz not null,
  check (author_id <> approved_by)
);
create index advice_subject on advice (subject_id, sent_at desc, id desc);
create index advice_author on advice (author_id);
create index advice_approved_by on advice (approved_by);
call protect_by_subject('advice', '''client''', 'subject_id', 'select, insert');

create function business_development_steps() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then
      if new.state <> 'recorded' then
        raise exception 'news begin as recorded' using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end if;
    if old.state <> 'recorded' then
      raise exception 'advice on these news is settled' using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'advised' and not exists (
      select 1 from advice a where a.development_id = new.id and a.subject_id = new.subject_id) then
      raise exception 'news are advised on by advice' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger business_development_steps before insert or update on business_development
  for each row execute function business_development_steps();

create table opportunity (
  id uuid primary key,
  subject_id uuid not null references subject,
  title text not null check (length(title) between 1 and 200),
  need text not null check (length(need) between 1 and 4000),
  practice_area text not null check (practice_area in
    ('criminal', 'civil', 'commercial', 'labour', 'administrative', 'intellectual_property', 'real_estate',
     'family', 'finance', 'foreign', 'other')),
  source text not null check (source in ('return_visit', 'talk', 'development', 'client', 'other')),
  -- The return visit, talk or business development in which it was noticed.
  source_id uuid,
  owner_id uuid not null references person,
  state text not null default 'noticed' check (state in ('noticed', 'pursued', 'dropped')),
  lead_id uuid references subject,
  engagement_id uuid references subject,
  drop_reason text check (drop_reason in
    ('need_gone', 'client_declined', 'chose_another_firm', 'price', 'conflict_of_interest', 'not_our_field', 'other')),
  drop_words text check (length(drop_words) between 1 and 2000),
  settled_by uuid references person,
  settled_at timestamptz,
  noticed_by uuid references person,
  noticed_at timestamptz not null,
  version int not null default 1,
  check (source_id is null or source in ('return_visit', 'talk', 'development')),
  check ((state = 'noticed') = (settled_at is null)),
  check ((state = 'pursued') = (num_nonnulls(lead_id, engagement_id) = 1)),
  check (num_nonnulls(lead_id, engagement_id) <= 1),
  check ((state = 'dropped') = (drop_reason is not null)),
  check ((drop_reason is null) = (drop_words is null))
);
create index opportunity_newest on opportunity (noticed_at desc, id desc);
create index opportunity_state on opportunity (state, noticed_at desc, id desc);
create index opportunity_subject on opportunity (subject_id, noticed_at desc, id desc);
create index opportunity_owner on opportunity (owner_id, noticed_at desc, id desc);
create index opportunity_lead on opportunity (lead_id) where lead_id is not null;
create index opportunity_engagement on opportunity (engagement_id) where engagement_id is not null;
create index opportunity_settled_by on opportunity (settled_by) where settled_by is not null;
create index opportunity_noticed_by on opportunity (noticed_by);
call protect_by_subject('opportunity', '''client''', 'subject_id', 'select, insert, update');
create function opportunity_steps() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then
      if new.state <> 'noticed' then
        raise exception 'an opportunity begins as noticed' using errcode = 'integrity_constraint_violation';
      end if;
    elsif old.state <> 'noticed' then
      raise exception 'this opportunity is settled' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger opportunity_steps before insert or update on opportunity for each row execute function opportunity_steps();
