-- Business a firm had before: engagements begun elsewhere, and imports taken back without a trace.

-- The signed copy of an engagement that came by import lies where it was signed.
alter table engagement add column import_id uuid references sheet_import;
create index engagement_import on engagement (import_id) where import_id is not null;
do $$ declare held text; begin
  select conname into strict held from pg_constraint
    where conrelid = 'engagement'::regclass and pg_get_constraintdef(oid) like '%signed_file_id IS NOT NULL%';
  execute format('alter table engagement drop constraint %I', held);
end $$;
alter table engagement add constraint engagement_signed check (
  stage in ('opened', 'ended', 'archived') or import_id is not null
  or (signed_on is not null and signed_file_id is not null and number is not null));

-- By what an import finds whom the firm has already.
create index person_phone on person (phone) where phone is not null;
create index client_code on client (unified_social_credit_code) where unified_social_credit_code is not null;
create index client_identity on client (identity_number) where identity_number is not null;
create index client_name on client (name);
create index client_contact_phone on client_contact (phone) where phone is not null;
create index client_contact_mail on client_contact (mail) where mail is not null;

/*
 * Takes back things an import made that nobody has touched since: no event of a person or of the public
 * speaks of them after the transaction that made them, and nothing else in the database refers to them.
 * The log stays. Returns what is gone. As the owner, because rows of these tables are never deleted otherwise.
 */
create function unmake_imported(which uuid, ids uuid[]) returns setof uuid
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
            delete from client_contact where subject_id = one;
            delete from subject_member where subject_id = one;
            delete from client where id = one;
          when 'contact' then
            delete from client_contact where id = one;
          when 'engagement' then
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
revoke all on function unmake_imported(uuid, uuid[]) from public;
grant execute on function unmake_imported(uuid, uuid[]) to covenant_app;
