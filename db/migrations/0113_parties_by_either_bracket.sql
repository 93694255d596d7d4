-- As before; names are kept with wide brackets, and were with narrow ones: either is found, however it is typed.
create or replace function party_candidates(query text, at_most int) returns setof uuid
  language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan rows 50
  as $$ declare
    wanted text := lower(normalize(btrim(query), NFKC));
    wide text := translate(wanted, '()', '（）');
    bare text := upper(regexp_replace(wanted, '[\s-]', '', 'g'));
    shut uuid[] := walled();
    hidden uuid[] := walled_parties();
  begin
    if not is_staff() or wanted = '' then return; end if;
    return query select f.party_id from (
        (select n.party_id from party_name n where lower(n.name) >= wanted and lower(n.name) < wanted || chr(1114111)
          and (n.said_in is null or not n.said_in <@ shut)
          and n.party_id <> all (hidden) and (is_system() or sees_party(n.party_id)) order by lower(n.name) limit at_most)
        union (select n.party_id from party_name n where wide <> wanted
          and lower(n.name) >= wide and lower(n.name) < wide || chr(1114111)
          and (n.said_in is null or not n.said_in <@ shut)
          and n.party_id <> all (hidden) and (is_system() or sees_party(n.party_id)) order by lower(n.name) limit at_most)
        union (select i.party_id from party_identifier i where i.number = bare
          and (i.said_in is null or not i.said_in <@ shut)
          and i.party_id <> all (hidden) and (is_system() or sees_party(i.party_id)) limit at_most)
        union (select c.party_id from party_contact c where c.value = wanted and c.kind <> 'address'
          and (c.said_in is null or not c.said_in <@ shut)
          and c.party_id <> all (hidden) and (is_system() or sees_party(c.party_id)) limit at_most)) f
      limit at_most;
  end $$;
