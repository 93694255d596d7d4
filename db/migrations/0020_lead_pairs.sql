-- The pairs of characters that searches for leads look for stand beside the leads: they are long, and a lead
-- changes at every step of its road and with every promise, while what is searched in it hardly ever does.
create table lead_pairs (
  id uuid primary key references lead on delete cascade,
  bigrams text[] not null
);
insert into lead_pairs (id, bigrams) select id, bigrams from lead;
drop index lead_bigrams;
alter table lead drop column bigrams;
create index lead_bigrams on lead_pairs using gin (bigrams);
-- Read by the search alone, which runs as the owner.
alter table lead_pairs enable row level security;
alter table lead_pairs force row level security;
create policy owner_all on lead_pairs to covenant_owner using (true) with check (true);

create function pairs_of_new_leads() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    insert into lead_pairs (id, bigrams) select n.id, bigrams_of(n.search_text) from fresh n;
    return null;
  end $$;
create trigger pairs_of_new_leads after insert on lead
  referencing new table as fresh for each statement execute function pairs_of_new_leads();
create function pairs_of_changed_lead() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    update lead_pairs set bigrams = bigrams_of(new.search_text) where id = new.id;
    return null;
  end $$;
create trigger pairs_of_changed_lead after update on lead for each row
  when (old.search_text is distinct from new.search_text) execute function pairs_of_changed_lead();

-- As before, with the pairs from their own table.
create or replace function lead_candidates(query text, at_most int) returns setof uuid
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 200
  as $$ declare
    folded text := btrim(lower(normalize(query, NFKC)));
    -- A telephone number, however it is spaced, is looked for by its digits.
    plain text := case when folded ~ '^[+]?[0-9][0-9 ()-]{5,}$' then regexp_replace(folded, '[^0-9]', '', 'g') else folded end;
    words text[] := array(select w from unnest(string_to_array(plain, ' ')) w where w <> '');
    pairs text[] := array(select distinct b from unnest(words) w, unnest(bigrams_of(w)) b);
    patterns text[] := array(select '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(words) w);
    shut uuid[] := walled();
    common float8;
    newest uuid[];
    own uuid[];
    departments uuid[] := reached_departments();
  begin
    if not is_staff() or cardinality(pairs) = 0 then return; end if;
    if 'lead' = any(reached_kinds()) then
      -- What many leads hold is soon found among the newest; what few hold, by the index, which collects
      -- all of them first. The newest thousand tell how common it is. Found one by one, n of a share f take
      -- n / f leads, and by the index f of all leads: the first is less where f * f * all leads exceeds n.
      select count(*) filter (where n.search_text like all (patterns)) / 1000.0 into common
        from (select l.search_text from lead l order by l.id desc limit 1000) as n;
      if common * common * (select reltuples from pg_class where oid = 'lead'::regclass) > at_most then
        newest := array(select n.id from (
            select l.id, l.search_text from lead l order by l.id desc limit (3 * at_most / common)::int) as n
          where n.search_text like all (patterns) and n.id <> all (shut) limit at_most);
        if cardinality(newest) >= at_most then return query select unnest(newest); return; end if;
      end if;
      return query
        with found as materialized (select p.id from lead_pairs p where p.bigrams @> pairs)
        select l.id from found f join lead l on l.id = f.id
        where l.search_text like all (patterns) and l.id <> all (shut)
        order by l.id desc limit least(at_most, 5000);
    else
      own := array(select own_lead_ids());
      return query
        with found as materialized (
          select p.id from lead_pairs p where cardinality(departments) > 0 and p.bigrams @> pairs)
        select l.id from lead l
          where l.id = any (own) and l.search_text like all (patterns) and l.id <> all (shut)
        union select l.id from found f join lead l on l.id = f.id
          where l.department_id = any (departments)
            and l.search_text like all (patterns) and l.id <> all (shut)
        order by 1 desc limit least(at_most, 5000);
    end if;
  end $$;
