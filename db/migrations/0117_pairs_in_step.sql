-- The same pairs of a new lead's text, taken from its characters and those after them in step: as two tables joined by
-- their place they were laid down and read again for each lead, a third of the work.
create or replace function pairs_of_new_leads() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    insert into lead_pairs (id, bigrams)
      select n.id, array(select a || b from (select unnest(n.c) as a, unnest(n.c[2:]) as b) t
        where a > ' ' collate "C" and b > ' ' collate "C")
      from (select id, string_to_array(search_text, null) as c from fresh offset 0) n;
    return null;
  end $$;
