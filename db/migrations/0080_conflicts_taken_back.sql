-- Acts that can be taken back end parts in affairs and clear the desk; both come back with them. The log of the register
-- tells of the return as it told of the end.
call note_acts_on('party_involvement');
call note_acts_on('conflict_desk');
create function involvement_returns() returns trigger language plpgsql security definer set search_path from current
  as $$ begin
    insert into party_change (party_id, what, at) values (new.party_id, 'involvement', old.ended_at);
    return null;
  end $$;
create trigger involvement_returns after update of ended_at on party_involvement for each row
  when (old.ended_at is not null and new.ended_at is null) execute function involvement_returns();
