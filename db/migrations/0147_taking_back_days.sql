-- More acts of a day can be taken back: assessments, plans and fees and what was said of them, events of a matter.
do $$ declare t text; begin
    foreach t in array array['needs_assessment', 'proposal', 'contentment', 'matter_event'] loop
      call note_acts_on(t);
    end loop;
  end $$;

-- Whoever replaces a guard of a road with one direction calls this afterwards.
create procedure lets_steps_back_pass(guard text) language plpgsql as $$ begin
    execute regexp_replace(pg_get_functiondef((guard || '()')::regprocedure), '\mbegin\M',
      'begin if taking_back() then return coalesce(new, old); end if;');
  end $$;
call lets_steps_back_pass('proposal_frozen');
call lets_steps_back_pass('contentment_answered_once');
call lets_steps_back_pass('business_development_steps');

-- What the database would hold for untrue after a step back was built on it, like a record that points to what would go.
do $$ begin
    execute replace(pg_get_functiondef('put_back_rows(uuid)'::regprocedure),
      'when foreign_key_violation', 'when integrity_constraint_violation');
  end $$;

-- A plan is gone on from by the version after it and by what waits for its milestones, neither of which writes its rows.
create function plan_is_gone_on_from() returns trigger language plpgsql as $$ begin
    if exists (select 1 from service_plan later where later.subject_id = old.subject_id
        and later.number > case tg_table_name when 'service_plan' then (to_jsonb(old) ->> 'number')::int
          else (select p.number from service_plan p where p.id = (to_jsonb(old) ->> 'plan_id')::uuid) end)
      or exists (select 1 from client_decision d where d.subject_id = old.subject_id and d.milestone_id is not null
        and not exists (select 1 from plan_milestone m where m.subject_id = d.subject_id and m.id = d.milestone_id)) then
      raise exception 'the plan was gone on from' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
create trigger plan_is_gone_on_from after delete on service_plan for each row
  when (taking_back()) execute function plan_is_gone_on_from();
create trigger plan_is_gone_on_from after update on plan_milestone for each row
  when (taking_back()) execute function plan_is_gone_on_from();

-- A decision waits again only for what nobody has done meanwhile.
create function decision_is_gone_on_from() returns trigger language plpgsql as $$ begin
    if not exists (select 1 from plan_milestone m join service_plan p on p.id = m.plan_id
        where m.subject_id = new.subject_id and m.id = new.milestone_id and m.state = 'planned'
        and p.number = (select max(n.number) from service_plan n where n.subject_id = new.subject_id)) then
      raise exception 'the decision was gone on from' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
create trigger decision_is_gone_on_from after update on client_decision for each row
  when (new.milestone_id is not null and new.state = 'open' and taking_back()) execute function decision_is_gone_on_from();

-- An opportunity names where it was noticed, in one of three places.
create index opportunity_source on opportunity (source_id) where source_id is not null;
create function opportunity_is_built_on_it() returns trigger language plpgsql as $$ begin
    if exists (select 1 from opportunity o where o.source_id = old.id) then
      raise exception 'an opportunity was noticed in it' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
do $$ declare t text; begin
    foreach t in array array['return_visit', 'talk', 'business_development'] loop
      execute format('create trigger opportunity_is_built_on_it after delete on %I for each row
        when (taking_back()) execute function opportunity_is_built_on_it()', t);
    end loop;
  end $$;

-- Entries of before wrote the numbers of events as text, and the log stays as it was written.
create or replace function is_taken_back(which bigint, subject uuid) returns boolean language sql stable
  as $$ select exists (select 1 from event t where t.subject_id = subject and t.type = 'act.taken_back'
    and t.id > which and (t.data -> 'events' @> to_jsonb(which) or t.data -> 'events' @> to_jsonb(which::text))) $$;
