-- Every name of every party as the search for conflicts of interest files it. Written in the transaction that changed
-- the party, read by the product itself only: who asks sees what of it they may see.
create table party_search_name (
  ref integer generated always as identity primary key,
  party_id uuid not null references party,
  kind text not null check (kind in ('person', 'organisation')),
  name text not null check (length(name) between 1 and 300),
  name_kind text not null check (name_kind in ('legal', 'short', 'former', 'trade', 'english', 'pinyin', 'other')),
  -- The name the party is shown under: a short form says nothing of the place and the industry, this does.
  shown_name text not null,
  -- By which version of the rules it was filed.
  matcher_version smallint not null
);
create index party_search_name_party on party_search_name (party_id);
create index party_search_name_version on party_search_name (matcher_version);

-- Keys are hashes (32 bits): two names under one key need not be alike, names that are alike share one.
create table party_name_key (
  key integer not null,
  ref integer not null
);
create index party_name_key_key on party_name_key (key, ref);

call protect_for_system('party_search_name');
call protect_for_system('party_name_key');
