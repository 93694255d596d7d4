-- What everybody has in hand now, as in 0010; a subject's department is only looked for where it counts,
-- so that it costs those who see the whole firm nothing.
create or replace function load_counts(whose text)
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
            where e.stage in ('opened', 'signed', 'running', 'suspended') and e.id <> all (shut)
              and in_scope(whose, kinds, departments, me, 'engagement',
                (select s.department_id from subject s where s.id = e.id), array[l.person_id], '{}')
            group by 1
            union all
            select c.owner_id, 0, count(*), count(c.overdue_at)
            from commitment c join person p on p.id = c.owner_id
            where c.status in ('open', 'paused') and c.subject_id <> all (shut)
              and in_scope(whose, kinds, departments, me, c.subject_kind,
                (select s.department_id from subject s where s.id = c.subject_id), array[c.owner_id], array[p.department_id])
            group by 1) as d
      group by 1;
  end $$;
