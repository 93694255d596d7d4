-- Who bears the very same name is found however many bear it: for organisations that name one party whatever record it
-- stands in, also where one of the records lies on the way from one party to another.
alter table party_search_name
  -- The name without anything but letters, characters and digits, as the rules that filed it read it; null: filed before.
  add column bare text,
  -- The full legal name of an organisation: whoever bears it is that organisation, unless another code says otherwise.
  add column is_full boolean not null default false;
create index party_search_name_bare on party_search_name (bare, kind);
