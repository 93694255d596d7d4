-- A mandate is signed on the decision of a conflict officer and on nobody's word for it: the last decision on the engagement,
-- or on the lead it came of. What a list brought in while it ran was accepted elsewhere and is not signed here.
create function signed_when_decided() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    if coalesce((select n.outcome from conflict_decision n where n.subject_id in (new.id, new.lead_id)
        order by n.subject_id = new.id desc, n.decided_at desc, n.id desc limit 1), 'refused') = 'refused' then
      raise exception 'no conflict officer has decided for it' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger signed_when_decided before update of stage on engagement for each row
  when (current_user = 'covenant_app' and old.stage = 'opened' and new.stage = 'signed') execute function signed_when_decided();

-- Those that were opened on somebody's word and are not begun wait for the officer, and are checked once more.
with undecided as (
  update engagement e set conflict_decided_at = null
  where e.stage in ('opened', 'signed') and e.conflict_decided_at is not null
    and not exists (select 1 from conflict_decision n where n.subject_id in (e.id, e.lead_id))
  returning e.id, e.opened_at)
insert into conflict_recheck (subject_id, subject_kind, cause, asked_at)
  select u.id, 'engagement', 'acceptance', u.opened_at from undecided u
  where exists (select 1 from party_involvement i where i.subject_id = u.id and i.ended_at is null)
  on conflict do nothing;
