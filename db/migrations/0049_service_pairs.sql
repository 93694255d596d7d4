-- As with leads: what searches for clients and engagements look for stands beside them. It is long, and both
-- change with every promise made to them, while what is searched in them hardly ever does.
create table client_pairs (id uuid primary key references client on delete cascade, grams text[] not null);
create table engagement_pairs (id uuid primary key references engagement on delete cascade, grams text[] not null);
insert into client_pairs (id, grams) select id, service_grams(search_text) from client;
insert into engagement_pairs (id, grams) select id, service_grams(search_text) from engagement;
alter table client drop column grams;
alter table engagement drop column grams;
create index client_grams on client_pairs using gin (grams);
create index engagement_grams on engagement_pairs using gin (grams);

-- Read by the search alone, which runs as the owner.
create procedure protect_pairs(t text) language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
  end $$;
call protect_pairs('client_pairs');
call protect_pairs('engagement_pairs');
drop procedure protect_pairs(text);

create function pairs_of_new_rows() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    execute format('insert into %I (id, grams) select n.id, service_grams(n.search_text) from fresh n', tg_argv[0]);
    return null;
  end $$;
create function pairs_of_changed_row() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    execute format('update %I set grams = service_grams($2) where id = $1', tg_argv[0]) using new.id, new.search_text;
    return null;
  end $$;
create trigger pairs_of_new_clients after insert on client
  referencing new table as fresh for each statement execute function pairs_of_new_rows('client_pairs');
create trigger pairs_of_new_engagements after insert on engagement
  referencing new table as fresh for each statement execute function pairs_of_new_rows('engagement_pairs');
create trigger pairs_of_changed_client after update on client for each row
  when (old.search_text is distinct from new.search_text) execute function pairs_of_changed_row('client_pairs');
create trigger pairs_of_changed_engagement after update on engagement for each row
  when (old.search_text is distinct from new.search_text) execute function pairs_of_changed_row('engagement_pairs');

-- As before, with what is looked for from its own table.
create or replace function service_candidates(which_kind text, query text, at_most int) returns setof uuid
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 200
  as $$ declare
    words text[] := array(select w from regexp_split_to_table(lower(normalize(query, NFKC)), '\s+') w where w <> '');
    pieces text[] := array(select distinct g from unnest(words) w, unnest(service_grams(w)) g where length(g) = least(length(w), 2));
    patterns text[] := array(select '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(words) w);
    kind text := case which_kind when 'engagement' then 'engagement' else 'client' end;
  begin
    if not is_staff() or cardinality(pieces) = 0 then return; end if;
    return query execute format(
      'select t.id from %I p join %I t on t.id = p.id
       where p.grams @> $1 and t.search_text like all ($2) and t.id <> all ($3) %s
       order by t.id desc limit $4',
      kind || '_pairs', kind,
      case when which_kind = any(reached_kinds()) then '' else 'and t.id = any (array(select seen_subject_ids($5)))' end)
      using pieces, patterns, walled(), least(at_most, 5000), which_kind;
  end $$;
