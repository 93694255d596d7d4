-- What lists filter and order by. When something falls due stands beside the leads: it is read only where a list
-- goes by it.
drop function seen_leads(uuid[]);
create function seen_leads(ids uuid[], with_due boolean)
  returns table (id uuid, stage text, channel_id uuid, campaign_id uuid, practice_area text, department_id uuid, specialist_id uuid,
    snoozed_until date, created_at timestamptz, last_activity_at timestamptz, name text, received_on date, amount_order bigint,
    next_due_at timestamptz)
  language sql stable security definer set search_path from current rows 500
  as $$ select l.id, l.stage, l.channel_id, l.campaign_id, l.practice_area, l.department_id, l.specialist_id,
          l.snoozed_until, l.created_at, l.last_activity_at, l.name, l.received_on, l.amount_order,
          case when with_due then (select d.next_due_at from lead_due d where d.id = l.id) end
        from lead l
        where l.id = any (ids) and (select is_staff()) and l.id <> all ((select walled())::uuid[])
          and ('lead' = any ((select reached_kinds())::text[])
            or coalesce((select true from subject_member m where m.subject_id = l.id and m.person_id = any ((select acts_for())::uuid[]) limit 1),
                 (select true from subject s where s.id = l.id
                   and (s.created_by = (select actor_id()) or s.department_id = any ((select reached_departments())::uuid[])) limit 1),
                 false)) $$;
revoke all on function seen_leads(uuid[], boolean) from public;
grant execute on function seen_leads(uuid[], boolean) to covenant_app;

-- The same of one's own leads: one works on them or has entered them, so that this is not asked again of each.
create function own_leads(with_due boolean)
  returns table (id uuid, stage text, channel_id uuid, campaign_id uuid, practice_area text, department_id uuid, specialist_id uuid,
    snoozed_until date, created_at timestamptz, last_activity_at timestamptz, name text, received_on date, amount_order bigint,
    next_due_at timestamptz)
  language sql stable security definer set search_path from current rows 500
  as $$ select l.id, l.stage, l.channel_id, l.campaign_id, l.practice_area, l.department_id, l.specialist_id,
          l.snoozed_until, l.created_at, l.last_activity_at, l.name, l.received_on, l.amount_order,
          case when with_due then (select d.next_due_at from lead_due d where d.id = l.id) end
        from lead l
        where l.id = any (array(select own_lead_ids())) and (select is_staff()) and l.id <> all ((select walled())::uuid[]) $$;
revoke all on function own_leads(boolean) from public;
grant execute on function own_leads(boolean) to covenant_app;
