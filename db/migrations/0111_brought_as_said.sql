-- Who brought a client is what was said when its lead was converted, also for those converted before this was kept as a
-- claim: where nobody claims lead or client, and an engagement of it runs.
with given as (
  select distinct on (e.client_id) e.id, e.client_id, e.lead_id, e.opened_at from engagement e
  where e.lead_id is not null and e.stage not in ('closed', 'ended', 'archived')
    and exists (select 1 from engagement_lawyer l
      where l.subject_id = e.id and l.part = 'originating_lawyer' and l.share is not null)
    and not exists (select 1 from origination_claim c
      where (c.subject_id = e.client_id or c.lead_id = e.lead_id) and c.state in ('claimed', 'awarded'))
  order by e.client_id, e.opened_at, e.id),
made as (
  insert into origination_claim (id, subject_id, subject_kind, lead_id, state, registered_at)
  select gen_random_uuid(), client_id, 'client', lead_id, 'claimed', opened_at from given
  returning id, lead_id)
insert into origination_share (claim_id, person_id, share)
  select made.id, l.person_id, l.share from made join given on given.lead_id = made.lead_id
    join engagement_lawyer l on l.subject_id = given.id and l.part = 'originating_lawyer' and l.share is not null;
