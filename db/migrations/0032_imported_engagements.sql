-- A mandate that a list brings in has begun elsewhere: it enters as it stands.
drop trigger engagement_begins on engagement;
create trigger engagement_begins before insert on engagement for each row
  when (current_user = 'covenant_app' and new.import_id is null)
  execute function begins_as('stage', 'opened');
create trigger imported_engagement_begins before insert on engagement for each row
  when (current_user = 'covenant_app' and new.import_id is not null)
  execute function begins_as('stage', 'opened', 'running', 'suspended');

-- What never was is looked after by nobody: an import that is undone takes the thing away with whoever had it.
create or replace function somebody_stays() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if not exists (select 1 from subject_member m where m.subject_id = old.subject_id and m.part = old.part)
      and (exists (select 1 from engagement e where e.id = old.subject_id)
        or exists (select 1 from client c where c.id = old.subject_id)
        or exists (select 1 from lead l where l.id = old.subject_id)) then
      raise exception 'nobody is % any more', old.part using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
