-- What may not be, whoever writes: the rules of the spine held by the database as well.

-- A record begins at its beginning. Only the application is asked: what loads a database may load it as it was.
create function begins_as() returns trigger language plpgsql
  as $$ begin
    if not (to_jsonb(new) ->> tg_argv[0] = any(tg_argv[1:])) then
      raise exception '% does not begin as %', tg_table_name, to_jsonb(new) ->> tg_argv[0] using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger engagement_begins before insert on engagement for each row when (current_user = 'covenant_app')
  execute function begins_as('stage', 'opened');
create trigger feedback_begins before insert on feedback for each row when (current_user = 'covenant_app')
  execute function begins_as('state', 'received');
create trigger client_decision_begins before insert on client_decision for each row when (current_user = 'covenant_app')
  execute function begins_as('state', 'open');
create trigger handover_begins before insert on handover for each row when (current_user = 'covenant_app')
  execute function begins_as('status', 'offered');

-- An answered hand-over stays as it was answered.
create trigger handover_steps before update on handover for each row execute function allowed_steps('status',
  'offered>accepted', 'offered>returned', 'offered>withdrawn');

-- Somebody runs an engagement, and somebody cares for a client or a lead, from the first to the last.
create function somebody_stays() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if not exists (select 1 from subject_member m where m.subject_id = old.subject_id and m.part = old.part)
      and exists (select 1 from subject s where s.id = old.subject_id) then
      raise exception 'nobody is % any more', old.part using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
create constraint trigger somebody_stays after delete on subject_member deferrable initially deferred
  for each row when (old.part in ('lead_lawyer', 'specialist')) execute function somebody_stays();

-- Shares in an engagement make up the whole, or nobody has any.
create function shares_are_whole() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if (select sum(l.share) from engagement_lawyer l where l.subject_id = coalesce(new.subject_id, old.subject_id)) <> 100 then
      raise exception 'the shares do not make up the whole' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
create constraint trigger shares_are_whole after insert or update or delete on engagement_lawyer deferrable initially deferred
  for each row when (current_user = 'covenant_app') execute function shares_are_whole();

-- What a client has still to decide holds back the milestone that waits for it.
create function milestone_is_free() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if new.state = 'completed' and old.state <> 'completed' and exists (
      select 1 from client_decision d where d.subject_id = new.subject_id and d.milestone_id = new.id and d.state = 'open') then
      raise exception 'a milestone waits for the client''s decision' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger milestone_is_free before update on plan_milestone for each row execute function milestone_is_free();

-- Nobody becomes a client without a decision on conflicts, an identity and contentment with plan and fees.
create function conversion_is_earned() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if coalesce((select d.outcome from lead_conflict_decision d where d.subject_id = new.subject_id
        order by d.decided_at desc, d.id desc limit 1), 'refused') = 'refused'
      or not exists (select 1 from identification i where i.subject_id = new.subject_id)
      or exists (select 1 from unnest(array['plan', 'fees']) as wanted(about) where not coalesce((
        select c.content from contentment c where c.proposal_id = new.proposal_id and c.about = wanted.about
        order by c.recorded_at desc, c.id desc limit 1), false)) then
      raise exception 'the lead lacks what conversion asks for' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger conversion_is_earned before insert on conversion for each row execute function conversion_is_earned();

-- The words people agreed to, for good: what the firm says today may be others. Named by their digest.
create table privacy_notice (
  version text primary key check (length(version) = 16),
  words text not null check (length(words) between 1 and 20000),
  since timestamptz not null
);
call protect_for_staff('privacy_notice', '{}', 'select, insert');
create policy system_keeps on privacy_notice for insert to covenant_app with check ((select is_system()));

-- The same enquiry sent twice is one: which lead came of a form, and a keyed digest of what it said.
alter table enquiry_token
  add column lead_id uuid,
  add column content_hmac bytea;
grant update (lead_id, content_hmac) on enquiry_token to covenant_app;
