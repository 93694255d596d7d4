-- What became of promises, leads and opinions, narrow enough to be counted while one waits (docs/adr/0010).
-- One row a promise, lead or opinion, kept in the transaction of the event that decided it: no counter
-- that all writers would queue for, and figures and their cases are always the same rows.

create table promise_fact (
  commitment_id uuid primary key references commitment,
  clause_code text not null,
  charter_version int not null,
  subject_kind text not null check (subject_kind in ('firm', 'lead', 'client', 'engagement')),
  subject_id uuid not null references subject,
  -- Of the subject, and follows it: it decides who may count this row.
  department_id uuid references department,
  -- Who owed it when it was decided.
  owner_id uuid not null references person,
  -- The day it was kept, or the day it should have been.
  decided_on date not null,
  kept boolean not null,
  -- Working milliseconds from opening to fulfilment, pauses left out; null while it is still owed.
  taken_ms bigint check (taken_ms >= 0)
);
create index promise_fact_day on promise_fact (decided_on, clause_code)
  include (kept, department_id, owner_id, subject_kind, subject_id);
create index promise_fact_clause on promise_fact (clause_code, decided_on, commitment_id)
  include (kept, taken_ms, department_id, owner_id, subject_kind, subject_id);
create index promise_fact_owner on promise_fact (owner_id, decided_on, commitment_id);
create index promise_fact_subject on promise_fact (subject_id);
call protect_by_subject('promise_fact', 'subject_kind');
create policy my_own on promise_fact for select to covenant_app using (
  owner_id = any ((select acts_for())::uuid[]) and subject_id <> all ((select walled())::uuid[]));

create table lead_fact (
  subject_id uuid primary key references subject,
  received_on date not null,
  channel_id uuid references channel,
  campaign_id uuid references campaign,
  -- Somebody sent them: a referrer is named, or the channel is one of referrals.
  referred boolean not null,
  department_id uuid references department,
  specialist_id uuid references person,
  assessor_id uuid references person,
  -- The furthest step of the road: registered 0, screened, assigned, contacted, assessed, proposed, converted 6.
  reached int not null check (reached between 0 and 6),
  ended text check (ended in ('disqualified', 'lost', 'withdrawn')),
  converted_on date
);
create index lead_fact_day on lead_fact (received_on, subject_id)
  include (channel_id, campaign_id, referred, department_id, specialist_id, assessor_id, reached, ended);
create index lead_fact_converted on lead_fact (converted_on)
  include (department_id, specialist_id, assessor_id, subject_id) where converted_on is not null;
create index lead_fact_channel on lead_fact (channel_id, received_on, subject_id) where channel_id is not null;
create index lead_fact_campaign on lead_fact (campaign_id, received_on, subject_id) where campaign_id is not null;
call protect_by_subject('lead_fact', '''lead''');

create table opinion_fact (
  -- The talk or return visit in which it was said.
  id uuid primary key,
  source text not null check (source in ('talk', 'return_visit')),
  subject_id uuid not null references subject,
  client_id uuid not null references subject,
  department_id uuid references department,
  -- Who led the engagement, and how dear the client was, when it was said.
  lawyer_id uuid references person,
  tier text not null check (tier in ('key', 'regular', 'occasional')),
  given_on date not null,
  satisfaction int check (satisfaction between 1 and 5),
  nps int check (nps between 0 and 10)
);
create index opinion_fact_day on opinion_fact (given_on, id)
  include (department_id, lawyer_id, tier, satisfaction, nps, subject_id);
create index opinion_fact_subject on opinion_fact (subject_id);
create index opinion_fact_client on opinion_fact (client_id);
call protect_by_subject('opinion_fact', '''engagement''');

-- A subject that moves to another department takes its facts along, as it takes along who sees it.
create function facts_follow_subject() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    update promise_fact set department_id = new.department_id where subject_id = new.id;
    update lead_fact set department_id = new.department_id where subject_id = new.id;
    update opinion_fact set department_id = new.department_id where subject_id = new.id;
    return null;
  end $$;
create trigger facts_follow_subject after update of department_id on subject for each row
  when (new.department_id is distinct from old.department_id) execute function facts_follow_subject();

-- How far the log has been read to make facts of what happened before there were any.
create table insight_progress (
  only_one boolean primary key default true check (only_one),
  read_to bigint not null,
  read_until bigint not null
);
insert into insight_progress (read_to, read_until) select 0, coalesce(max(id), 0) from event;
call protect_for_system('insight_progress', 'select, update');

-- What the live parts of the figures read.
create index engagement_in_hand on engagement (id) where stage in ('opened', 'signed', 'running', 'suspended');
create index commitment_in_hand on commitment (owner_id) include (subject_id, subject_kind, overdue_at)
  where status in ('open', 'paused');
create index commitment_overdue on commitment (overdue_at, id) where overdue_at is not null and closed_at is null;
create index handover_offered on handover (offered_at, id);
create index feedback_open_kind on feedback (kind, received_at, id) include (subject_id, subject_kind, handler_id, client_id) where is_open;
create index feedback_touching_plan on feedback (received_at desc, id desc) where touches_plan;

-- Counting. Each function says at once for all rows what the policies ask of each one alone, which costs
-- a dozen times as much. Walls are taken out of the rows before they are counted, so that a figure is what
-- it would be if what lies behind them did not exist. `whose` only narrows what is seen: `firm`,
-- `department` or `own`. Planned anew each time, so that a scope costs only its own comparison.
create function in_scope(whose text, kinds text[], departments uuid[], me uuid,
    kind text, department uuid, people uuid[], their_departments uuid[]) returns boolean
  language sql immutable parallel safe
  as $$ select case whose
      when 'firm' then kind = any (kinds)
      when 'department' then coalesce(department = any (departments), false)
        or (kind = any (kinds) and their_departments && departments)
      else me = any (people) end $$;

create function promise_counts(whose text, from_day date, until_day date, step text)
  returns table (period date, clause_code text, department_id uuid, kept bigint, missed bigint)
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 2000
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select date_trunc(step, d.decided_on::timestamp)::date, d.clause_code, d.department_id, sum(d.kept)::bigint, sum(d.missed)::bigint
      from (select f.decided_on, f.clause_code, coalesce(f.department_id, p.department_id) as department_id,
              count(*) filter (where f.kept) as kept, count(*) filter (where not f.kept) as missed
            from promise_fact f join person p on p.id = f.owner_id
            where f.decided_on >= from_day and f.decided_on < until_day and f.subject_id <> all (shut)
              and in_scope(whose, kinds, departments, me, f.subject_kind, f.department_id, array[f.owner_id], array[p.department_id])
            group by 1, 2, 3) as d
      group by 1, 2, 3;
  end $$;

-- How long fulfilment took: per clause, and per clause by month and by department.
create function response_spread(whose text, from_day date, until_day date, clauses text[])
  returns table (clause_code text, month date, department_id uuid, answered bigint, kept bigint, median_ms float8, ninetieth_ms float8)
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 500
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select d.clause_code, d.month, d.department_id, count(*), count(*) filter (where d.kept),
        percentile_cont(0.5) within group (order by d.taken_ms::float8), percentile_cont(0.9) within group (order by d.taken_ms::float8)
      from (select f.clause_code, date_trunc('month', f.decided_on::timestamp)::date as month,
              coalesce(f.department_id, p.department_id) as department_id, f.kept, f.taken_ms
            from promise_fact f join person p on p.id = f.owner_id
            where f.clause_code = any (clauses) and f.decided_on >= from_day and f.decided_on < until_day
              and f.taken_ms is not null and f.subject_id <> all (shut)
              and in_scope(whose, kinds, departments, me, f.subject_kind, f.department_id, array[f.owner_id], array[p.department_id])) as d
      group by grouping sets ((d.clause_code), (d.clause_code, d.month), (d.clause_code, d.department_id));
  end $$;

-- What was kept of each clause in so many days before and after each of the newest versions of the charter.
create function version_effects(whose text, days int, newest int)
  returns table (version int, clause_code text, kept_before bigint, missed_before bigint, kept_after bigint, missed_after bigint)
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 500
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select v.number, f.clause_code,
        count(*) filter (where f.kept and f.decided_on < v.day), count(*) filter (where not f.kept and f.decided_on < v.day),
        count(*) filter (where f.kept and f.decided_on >= v.day), count(*) filter (where not f.kept and f.decided_on >= v.day)
      from (select c.number, (c.published_at at time zone 'Asia/Shanghai')::date as day from charter_version c
            where c.status = 'published' and c.number > 1 order by c.number desc limit newest) as v
        join promise_fact f on f.decided_on >= v.day - days and f.decided_on < v.day + days
        join person p on p.id = f.owner_id
      where f.subject_id <> all (shut)
        and in_scope(whose, kinds, departments, me, f.subject_kind, f.department_id, array[f.owner_id], array[p.department_id])
      group by 1, 2;
  end $$;

create function lead_counts(whose text, from_day date, until_day date)
  returns table (month date, channel_id uuid, campaign_id uuid, referred boolean, reached int, ended text, leads bigint)
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 2000
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select date_trunc('month', d.received_on::timestamp)::date, d.channel_id, d.campaign_id, d.referred, d.reached, d.ended, sum(d.leads)::bigint
      from (select f.received_on, f.channel_id, f.campaign_id, f.referred, f.reached, f.ended, count(*) as leads
            from lead_fact f
            where f.received_on >= from_day and f.received_on < until_day and f.subject_id <> all (shut)
              and in_scope(whose, kinds, departments, me, 'lead', f.department_id, array[f.specialist_id, f.assessor_id], '{}')
            group by 1, 2, 3, 4, 5, 6) as d
      group by 1, 2, 3, 4, 5, 6;
  end $$;

-- Leads that came in and leads that became clients, by the time of each.
create function lead_pace(whose text, from_day date, until_day date, step text)
  returns table (period date, registered bigint, converted bigint)
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 100
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select date_trunc(step, d.day::timestamp)::date, sum(d.registered)::bigint, sum(d.converted)::bigint
      from (select f.received_on as day, count(*) as registered, 0 as converted from lead_fact f
            where f.received_on >= from_day and f.received_on < until_day and f.subject_id <> all (shut)
              and in_scope(whose, kinds, departments, me, 'lead', f.department_id, array[f.specialist_id, f.assessor_id], '{}')
            group by 1
            union all
            select f.converted_on, 0, count(*) from lead_fact f
            where f.converted_on >= from_day and f.converted_on < until_day and f.subject_id <> all (shut)
              and in_scope(whose, kinds, departments, me, 'lead', f.department_id, array[f.specialist_id, f.assessor_id], '{}')
            group by 1) as d
      group by 1;
  end $$;

create function opinion_counts(whose text, from_day date, until_day date, step text)
  returns table (period date, department_id uuid, lawyer_id uuid, tier text,
    rated bigint, stars bigint, content bigint, asked bigint, promoters bigint, detractors bigint)
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 2000
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select date_trunc(step, f.given_on::timestamp)::date, f.department_id, f.lawyer_id, f.tier,
        count(f.satisfaction), coalesce(sum(f.satisfaction), 0)::bigint, count(*) filter (where f.satisfaction >= 4),
        count(f.nps), count(*) filter (where f.nps >= 9), count(*) filter (where f.nps <= 6)
      from opinion_fact f
      where f.given_on >= from_day and f.given_on < until_day and f.subject_id <> all (shut)
        and in_scope(whose, kinds, departments, me, 'engagement', f.department_id,
          array(select m.person_id from subject_member m where m.subject_id = f.subject_id), '{}')
      group by 1, 2, 3, 4;
  end $$;

-- Engagements by the month they were opened, and those of clients who had come before.
create function instruction_counts(whose text, from_at timestamptz, until_at timestamptz)
  returns table (month date, department_id uuid, instructions bigint, repeats bigint)
  language plpgsql stable security definer set search_path from current     set plan_cache_mode = force_custom_plan set enable_seqscan = off rows 500
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select date_trunc('month', e.opened_at at time zone 'Asia/Shanghai')::date, s.department_id, count(*),
        -- What went before counts only where it is seen, too.
        count(*) filter (where exists (
          select 1 from engagement b join subject bs on bs.id = b.id
          where b.client_id = e.client_id and (b.opened_at, b.id) < (e.opened_at, e.id) and b.id <> all (shut)
            and in_scope(whose, kinds, departments, me, 'engagement', bs.department_id,
              array(select m.person_id from subject_member m where m.subject_id = b.id), '{}')))
      from engagement e join subject s on s.id = e.id
      where e.opened_at >= from_at and e.opened_at < until_at and e.id <> all (shut)
        and in_scope(whose, kinds, departments, me, 'engagement', s.department_id,
          array(select m.person_id from subject_member m where m.subject_id = e.id), '{}')
      group by 1, 2;
  end $$;

-- What everybody has in hand now: engagements they lead, promises they owe.
create function load_counts(whose text)
  returns table (person_id uuid, engagements bigint, promises bigint, overdue bigint)
  language plpgsql stable security definer set search_path from current
    set plan_cache_mode = force_custom_plan set enable_seqscan = off rows 500
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select d.person_id, sum(d.engagements)::bigint, sum(d.promises)::bigint, sum(d.overdue)::bigint
      from (select l.person_id, count(*) as engagements, 0::bigint as promises, 0::bigint as overdue
            from engagement e join engagement_lawyer l on l.subject_id = e.id and l.part = 'lead_lawyer'
              join subject s on s.id = e.id
            where e.stage in ('opened', 'signed', 'running', 'suspended') and e.id <> all (shut)
              and in_scope(whose, kinds, departments, me, 'engagement', s.department_id, array[l.person_id], '{}')
            group by 1
            union all
            select c.owner_id, 0, count(*), count(c.overdue_at)
            from commitment c join person p on p.id = c.owner_id join subject s on s.id = c.subject_id
            where c.status in ('open', 'paused') and c.subject_id <> all (shut)
              and in_scope(whose, kinds, departments, me, c.subject_kind, s.department_id, array[c.owner_id], array[p.department_id])
            group by 1) as d
      group by 1;
  end $$;

create function handover_counts(whose text, from_at timestamptz, until_at timestamptz)
  returns table (from_department uuid, to_department uuid, status text, handovers bigint)
  language plpgsql stable security definer set search_path from current     set plan_cache_mode = force_custom_plan set enable_seqscan = off rows 200
  as $$ declare kinds text[] := reached_kinds(); departments uuid[] := reached_departments(); me uuid := actor_id(); shut uuid[] := walled();
  begin
    if not is_staff() then return; end if;
    return query
      select g.department_id, r.department_id, h.status, count(*)
      from handover h join person g on g.id = h.from_id join person r on r.id = h.to_id
        join subject s on s.id = h.subject_id
      where h.offered_at >= from_at and h.offered_at < until_at and h.subject_id <> all (shut)
        and in_scope(whose, kinds, departments, me, h.subject_kind, s.department_id, array[h.to_id], array[g.department_id, r.department_id])
      group by 1, 2, 3;
  end $$;

revoke all on function promise_counts(text, date, date, text) from public;
revoke all on function response_spread(text, date, date, text[]) from public;
revoke all on function version_effects(text, int, int) from public;
revoke all on function lead_counts(text, date, date) from public;
revoke all on function lead_pace(text, date, date, text) from public;
revoke all on function opinion_counts(text, date, date, text) from public;
revoke all on function instruction_counts(text, timestamptz, timestamptz) from public;
revoke all on function load_counts(text) from public;
revoke all on function handover_counts(text, timestamptz, timestamptz) from public;
grant execute on function promise_counts(text, date, date, text) to covenant_app;
grant execute on function response_spread(text, date, date, text[]) to covenant_app;
grant execute on function version_effects(text, int, int) to covenant_app;
grant execute on function lead_counts(text, date, date) to covenant_app;
grant execute on function lead_pace(text, date, date, text) to covenant_app;
grant execute on function opinion_counts(text, date, date, text) to covenant_app;
grant execute on function instruction_counts(text, timestamptz, timestamptz) to covenant_app;
grant execute on function load_counts(text) to covenant_app;
grant execute on function handover_counts(text, timestamptz, timestamptz) to covenant_app;
