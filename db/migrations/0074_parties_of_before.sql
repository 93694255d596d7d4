-- Whoever is in the affairs a firm had before there was a register: a later handler brings them in, leads first, then
-- clients, then engagements, each found again by its event.
insert into outbox (event_id, consumer, due_at)
  select e.id, case when e.type = 'lead.registered' then 'development.parties_of_before' else 'service.parties_of_before' end,
    timestamptz '2000-01-01' + case e.type when 'lead.registered' then interval '0' when 'client.registered' then interval '1 day'
      else interval '2 days' end
  from event e where e.type in ('lead.registered', 'client.registered', 'engagement.opened')
  on conflict do nothing;
