-- Before it was known that whoever took part in an enquiry goes on as the same, conversions registered them a second time,
-- and the pairs wait at the desk of duplicates still. A later handler looks at each conversion that left one.
insert into outbox (event_id, consumer, due_at)
  select e.id, 'service.pairs_of_conversions', timestamptz '2000-01-04' from event e
    where e.type = 'lead.converted' and exists (
      select 1 from party_duplicate d join party_involvement i on i.party_id in (d.party_id, d.other_id)
        where d.status = 'waiting' and i.subject_id = e.subject_id)
  on conflict do nothing;
