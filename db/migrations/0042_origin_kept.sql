-- Where a mandate came from, as its lead knew it: channel, campaign, who referred it (D1, M3).
alter table engagement add column origin jsonb not null default '{}' check (jsonb_typeof(origin) = 'object');

-- Clients that referred somebody, from one to the next along the index instead of through all they referred.
-- Ids only, to be read again under the policy of clients.
create function referring_clients(at_most int) returns setof uuid
  language sql stable security definer set search_path from current rows 50
  as $$ with recursive referrer (id) as (
      (select l.referrer_client_id from lead l
        where l.referrer_client_id is not null and l.id <> all ((select walled())::uuid[])
        order by l.referrer_client_id limit 1)
      union all
      select (select l.referrer_client_id from lead l
        where l.referrer_client_id > r.id and l.id <> all ((select walled())::uuid[])
        order by l.referrer_client_id limit 1)
      from referrer r where r.id is not null)
    select id from referrer where id is not null and (select is_staff()) limit at_most $$;
revoke all on function referring_clients(int) from public;
grant execute on function referring_clients(int) to covenant_app;
