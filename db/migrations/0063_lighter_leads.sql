-- What triggers write beside a lead follows it by itself: a foreign key would look each row up once more.
alter table lead_pairs drop constraint lead_pairs_id_fkey;
alter table lead_due drop constraint lead_due_id_fkey;

-- As before, only quicker: in C order a blank, a line break and what is not there come before every other character.
create or replace function bigrams_of(words text) returns text[] language plpgsql immutable parallel safe
  as $$ declare c text[] := string_to_array(words, null); begin
    -- A pair may stand twice: containment does not mind, and looking for doubles costs more.
    return array(select a || b from unnest(c, c[2:]) as t(a, b) where a > ' ' collate "C" and b > ' ' collate "C");
  end $$;
-- As before: of a telephone number that is nothing but digits, those need not be sought.
create or replace function lead_search_text(name text, contact text, organisation text, phone text, need text) returns text
  language sql immutable parallel safe
  as $$ select lower(normalize(
    name || ' ' || coalesce(contact, '') || ' ' || coalesce(organisation, '') || ' '
    || coalesce(case when ltrim(phone, '+0123456789') = '' then ltrim(phone, '+') else regexp_replace(phone, '\D', '', 'g') end, '')
    || ' ' || left(need, 200), NFKC)) $$;

-- As before; only the lists that a new promise stands in are asked, and rows are found by their ids, however few
-- the planner believes there are.
create or replace function lists_follow_new_promises() returns trigger language plpgsql security definer set search_path from current
  as $$ declare
    kinds text[] := array(select distinct subject_kind from fresh where status in ('scheduled', 'open') and subject_kind <> 'firm');
    touched uuid[];
  begin
    if cardinality(kinds) = 0 then return null; end if;
    touched := array(select subject_id from fresh where status in ('scheduled', 'open') and subject_kind <> 'firm');
    if 'lead' = any(kinds) then
      update lead_due d set next_due_at = n.due
        from (select subject_id, min(due_at) as due from fresh where status in ('scheduled', 'open') group by subject_id) n
        where d.id = any(touched) and d.id = n.subject_id and n.due < d.next_due_at;
    end if;
    if 'client' = any(kinds) then
      update client c set next_due_at = n.due
        from (select subject_id, min(due_at) as due from fresh where status in ('scheduled', 'open') group by subject_id) n
        where c.id = any(touched) and c.id = n.subject_id and n.due < c.next_due_at;
    end if;
    if 'engagement' = any(kinds) then
      update engagement e set next_due_at = n.due
        from (select subject_id, min(due_at) as due from fresh where status in ('scheduled', 'open') group by subject_id) n
        where e.id = any(touched) and e.id = n.subject_id and n.due < e.next_due_at;
    end if;
    return null;
  end $$;
