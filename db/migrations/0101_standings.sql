-- Who works on subjects is asked with nearly every act. The policy of members asks for each of them whether the subject is
-- seen; here it is asked once for each subject, by the same rule as `subject`'s own policies.
create function standings_of(ids uuid[])
  returns table (id uuid, department_id uuid, person_id uuid, part text)
  language plpgsql stable security definer set search_path from current rows 10
  as $$ begin
    if not is_staff() then return; end if;
    return query
      select s.id, s.department_id, m.person_id, m.part
        from (select o.id, o.department_id from subject o
          where o.id = any(ids) and o.id <> all((select walled())::uuid[])
            and (o.kind = 'firm' or o.kind = any((select reached_kinds())::text[]) or sees(o.id)) offset 0) s
        left join subject_member m on m.subject_id = s.id and m.part <> 'through_engagement';
  end $$;
revoke all on function standings_of(uuid[]) from public;
grant execute on function standings_of(uuid[]) to covenant_app;
