-- A wall over hundreds of subjects was spread again over all of them for each row of it that was written.
-- A statement now spreads once over what it touched: the subjects that came or went, or all of a wall
-- whose people or standing changed.
drop function spread_walls(uuid);

-- Spreads walls again over these subjects and all below them.
create function spread_walls(roots uuid[]) returns void language sql security definer set search_path from current
  as $$
    with recursive below as (
      select id from subject where id = any(roots)
      union select s.id from subject s join below b on s.parent_id = b.id
    ), above as (
      select b.id as subject_id, b.id as up from below b
      union select a.subject_id, s.parent_id from above a join subject s on s.id = a.up where s.parent_id is not null
    ), wanted as (
      select distinct wp.principal_id, a.subject_id
      from above a join wall_subject ws on ws.subject_id = a.up
      join wall w on w.id = ws.wall_id and w.lifted_at is null
      join wall_principal wp on wp.wall_id = w.id
    ), gone as (
      delete from wall_shut x using below b where x.subject_id = b.id
        and not exists (select 1 from wanted n where n.principal_id = x.principal_id and n.subject_id = x.subject_id)
    )
    insert into wall_shut (principal_id, subject_id) select principal_id, subject_id from wanted on conflict do nothing
  $$;

create or replace function subject_walls() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if new.parent_id is not null and (tg_op = 'INSERT' or new.parent_id is distinct from old.parent_id) then
      perform spread_walls(array[new.id]);
    end if;
    return null;
  end $$;

drop function wall_changed() cascade;
create function wall_stands_or_falls() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    perform spread_walls(array(select distinct s.subject_id from touched t join wall_subject s on s.wall_id = t.id));
    return null;
  end $$;
create function wall_subjects_changed() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    perform spread_walls(array(select distinct subject_id from touched));
    return null;
  end $$;
create function wall_principals_changed() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    perform spread_walls(array(
      select distinct s.subject_id from touched t join wall_subject s on s.wall_id = t.wall_id));
    return null;
  end $$;

-- A trigger with a transition table has one event.
create trigger wall_changed after update on wall
  referencing new table as touched for each statement execute function wall_stands_or_falls();
create trigger wall_subject_came after insert on wall_subject
  referencing new table as touched for each statement execute function wall_subjects_changed();
create trigger wall_subject_went after delete on wall_subject
  referencing old table as touched for each statement execute function wall_subjects_changed();
create trigger wall_principal_came after insert on wall_principal
  referencing new table as touched for each statement execute function wall_principals_changed();
create trigger wall_principal_went after delete on wall_principal
  referencing old table as touched for each statement execute function wall_principals_changed();
