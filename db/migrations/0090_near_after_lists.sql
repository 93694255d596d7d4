-- Lists are compared by exact keys as they come in. Whose names are only near follows bit by bit: what waits for it, and how
-- far it is, kept with the import.
create table near_search (
  import_id uuid primary key references sheet_import,
  total int not null check (total >= 0),
  done int not null default 0 check (done between 0 and total),
  -- Nothing more is compared until somebody goes on.
  paused_at timestamptz
);
create index near_search_going on near_search (import_id) where paused_at is null and done < total;
create table near_search_party (
  import_id uuid not null references near_search,
  party_id uuid not null references party,
  primary key (import_id, party_id)
);
call protect_for_system('near_search');
call protect_for_system('near_search_party');

-- Two names that are near: `matched` is that of the other party, this the first one's. Whoever may not know both learns
-- nothing of the pair.
alter table party_duplicate add column near_to text check (length(near_to) <= 300);
create policy both_names_known on party_duplicate as restrictive to covenant_app using (
  (select cardinality(walled())) = 0 or near_to is null
  or ((knows_name(party_id, near_to, (select walled())::uuid[]) or knows_name(other_id, near_to, (select walled())::uuid[]))
    and (knows_name(party_id, matched, (select walled())::uuid[]) or knows_name(other_id, matched, (select walled())::uuid[]))))
  with check (true);
