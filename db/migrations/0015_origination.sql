-- Who brought a client (案源): claims protected for a while, and disputes about them.

-- How long a claim stays protected without activity; 90 days where nothing was settled.
create table origination_setting (
  id uuid primary key references firm,
  protected_days int not null check (protected_days between 1 and 3650),
  kept_by uuid references person,
  kept_at timestamptz not null
);
create index origination_setting_kept_by on origination_setting (kept_by);
call protect_for_staff('origination_setting', array['managing_partner', 'client_relationship_manager'], 'select, insert, update');

create table origination_claim (
  id uuid primary key,
  -- The lead, then the client it became.
  subject_id uuid not null references subject,
  subject_kind text not null check (subject_kind in ('lead', 'client')),
  lead_id uuid not null references subject,
  state text not null check (state in ('claimed', 'expired', 'released', 'awarded')),
  registered_at timestamptz not null,
  registered_by uuid references person,
  -- Compared with the clock when read; empty while an engagement runs.
  expires_at timestamptz,
  -- Why it was released.
  reason text not null default '' check (length(reason) <= 2000)
);
create unique index origination_claim_standing on origination_claim (lead_id) where state in ('claimed', 'awarded');
create index origination_claim_lead on origination_claim (lead_id, registered_at desc);
create index origination_claim_subject on origination_claim (subject_id, registered_at desc);
create index origination_claim_registered_by on origination_claim (registered_by);
call protect_by_subject('origination_claim', 'subject_kind', 'subject_id', 'select, insert, update');

create table origination_share (
  claim_id uuid not null references origination_claim,
  person_id uuid not null references person,
  -- Percent.
  share numeric(5,2) not null check (share > 0 and share <= 100),
  primary key (claim_id, person_id)
);
create index origination_share_person on origination_share (person_id);
alter table origination_share enable row level security;
alter table origination_share force row level security;
create policy owner_all on origination_share to covenant_owner using (true) with check (true);
-- With its claim, which stands behind the walls.
create policy with_its_claim on origination_share to covenant_app using (
  exists (select 1 from origination_claim c where c.id = claim_id));
grant select, insert, delete on origination_share to covenant_app;

create table origination_dispute (
  id uuid primary key,
  subject_id uuid not null references subject,
  subject_kind text not null check (subject_kind in ('lead', 'client')),
  claim_id uuid not null references origination_claim,
  -- The lead of whoever disputes.
  lead_id uuid not null references subject,
  claimant_ids uuid[] not null check (cardinality(claimant_ids) between 1 and 50),
  disputed_by uuid not null references person,
  disputed_at timestamptz not null,
  reasons text not null check (length(reasons) between 1 and 5000),
  evidence text not null check (length(evidence) <= 5000),
  answer text check (length(answer) between 1 and 5000),
  answered_by uuid references person,
  answered_at timestamptz,
  outcome text check (outcome in ('awarded', 'shared', 'left')),
  -- Percent of whoever disputes.
  share numeric(5,2) check (share > 0 and share < 100),
  decision text check (length(decision) between 1 and 5000),
  decided_by uuid references person,
  decided_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answered_by is null) = (answered_at is null)),
  check ((outcome is null) = (decided_at is null) and (decision is null) = (decided_at is null)
    and (decided_by is null) = (decided_at is null)),
  check ((share is not null) = (outcome is not distinct from 'shared')),
  check (disputed_by <> all (claimant_ids)),
  check (decided_by <> disputed_by and decided_by <> all (claimant_ids))
);
create unique index origination_dispute_open on origination_dispute (claim_id, disputed_by) where decided_at is null;
create index origination_dispute_subject on origination_dispute (subject_id, disputed_at desc);
create index origination_dispute_lead on origination_dispute (lead_id, disputed_at desc);
create index origination_dispute_claim on origination_dispute (claim_id);
create index origination_dispute_disputed_by on origination_dispute (disputed_by);
create index origination_dispute_answered_by on origination_dispute (answered_by) where answered_by is not null;
create index origination_dispute_decided_by on origination_dispute (decided_by) where decided_by is not null;
alter table origination_dispute enable row level security;
alter table origination_dispute force row level security;
create policy owner_all on origination_dispute to covenant_owner using (true) with check (true);
-- The two sides and whoever may decide: what is said in it is nobody else's.
create policy parties_and_deciders on origination_dispute to covenant_app using (
  subject_id <> all ((select walled())::uuid[])
  and (disputed_by = any ((select acts_for())::uuid[]) or claimant_ids && (select acts_for())::uuid[]
       or (select holds_any(array['managing_partner', 'client_relationship_manager']))));
grant select, insert, update on origination_dispute to covenant_app;

-- Names are the same when they are written alike, whatever their blanks and widths.
create function origination_name(name text) returns text language sql immutable parallel safe
  as $$ select lower(regexp_replace(normalize(name, NFKC), '\s', '', 'g')) $$;
create index lead_origination_name on lead (origination_name(coalesce(organisation, name)));
create index client_origination_name on client (origination_name(name));

/*
 * Whether somebody with exactly these identifiers is taken: by whom, since and until when. For colleagues
 * who see neither lead nor client, so as the owner; what a wall shuts the asker out of is not there.
 */
create function origination_taken(
    which_phone text, which_mail text, which_code text, which_name text, besides uuid, at timestamptz)
  returns table (claim_id uuid, subject_id uuid, subject_kind text, person_id uuid, since timestamptz, until timestamptz)
  language plpgsql stable security definer set search_path from current rows 5
  as $$ declare
    folded text := origination_name(which_name);
    shut uuid[] := walled();
    found uuid[];
  begin
    if not is_staff() then return; end if;
    if length(folded) < 4 then folded := null; end if;
    found := array(
      select l.id from lead l where l.phone = which_phone
      union select l.id from lead l where l.mail = which_mail
      union select l.id from lead l where l.unified_social_credit_code = which_code
      union select l.id from lead l where origination_name(coalesce(l.organisation, l.name)) = folded
      union select c.id from client c where c.unified_social_credit_code = which_code
      union select c.id from client c where origination_name(c.name) = folded
      union select k.subject_id from client_contact k where k.phone = which_phone
      union select k.subject_id from client_contact k where k.mail = which_mail);
    return query
      select c.id, c.subject_id, c.subject_kind, s.person_id, c.registered_at, c.expires_at
        from origination_claim c join origination_share s on s.claim_id = c.id
        where (c.lead_id = any (found) or c.subject_id = any (found)) and c.lead_id is distinct from besides
          and c.state in ('claimed', 'awarded') and (c.expires_at is null or c.expires_at > at)
          and c.subject_id <> all (shut) and c.lead_id <> all (shut)
      -- A client from before there were claims belongs to those who brought what runs for it.
      union all select null, c.id, 'client', l.person_id, min(e.opened_at), null
        from client c join engagement e on e.client_id = c.id
        join engagement_lawyer l on l.subject_id = e.id and l.part = 'originating_lawyer'
        where c.id = any (found) and e.stage not in ('closed', 'ended', 'archived')
          and c.id <> all (shut) and e.id <> all (shut)
          and not exists (select 1 from origination_claim o where o.subject_id = c.id and o.state in ('claimed', 'awarded')
            and (o.expires_at is null or o.expires_at > at))
        group by c.id, l.person_id
      order by 5, 2, 4 limit 20;
  end $$;
revoke all on function origination_taken(text, text, text, text, uuid, timestamptz) from public;
grant execute on function origination_taken(text, text, text, text, uuid, timestamptz) to covenant_app;
