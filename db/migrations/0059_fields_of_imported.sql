-- What an import wrote into the firm's own fields goes with what it made.
create or replace function unmake_imported(which uuid, ids uuid[]) returns setof uuid
  language plpgsql security definer set search_path from current
  as $$ declare of_kind text; one uuid; begin
    select i.kind into of_kind from sheet_import i where i.id = which and may_import(i.kind)
      and i.id in (select own_sheet_import_ids());
    if of_kind is null then return; end if;
    for one in
      select r.made_id from sheet_import_row r
        where r.import_id = which and r.outcome = 'made' and r.made_id = any (ids)
          and (r.subject_id is null or r.subject_id <> all (walled()))
          and not exists (
            select 1 from (
              select e.xact, e.actor_kind from event e where e.subject_id = r.made_id
              union all select e.xact, e.actor_kind from event e where e.object_id = r.made_id
              union all select e.xact, e.actor_kind from event e where e.actor_id = r.made_id) said
            where said.actor_kind <> 'system' and said.xact <> (
              select e.xact from event e where e.subject_id = r.made_id or e.object_id = r.made_id order by e.id limit 1))
        order by r.made_id
    loop
      begin
        case of_kind
          when 'staff' then
            delete from commitment where about_id = one and owner_id = one;
            delete from person_role where person_id = one;
            delete from person where id = one;
          when 'client' then
            delete from form_value where subject_id = one;
            delete from form_answer where subject_id = one;
            delete from client_contact where subject_id = one;
            delete from subject_member where subject_id = one;
            delete from client where id = one;
          when 'contact' then
            delete from client_contact where id = one;
          when 'engagement' then
            delete from form_value where subject_id = one;
            delete from form_answer where subject_id = one;
            delete from plan_milestone where subject_id = one;
            delete from service_plan where subject_id = one;
            delete from engagement_party where subject_id = one;
            delete from engagement_lawyer where subject_id = one;
            delete from subject_member where subject_id = one;
            delete from engagement where id = one;
        end case;
        return next one;
      exception when foreign_key_violation then
        -- Something else stands on it: it stays.
        null;
      end;
    end loop;
  end $$;
