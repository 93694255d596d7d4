-- A lead that begins assigned begins with whoever looks after it.
create or replace function lead_transitions() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then
      if new.stage not in ('registered', 'assigned') then
        raise exception 'a lead begins registered' using errcode = 'integrity_constraint_violation';
      end if;
      if new.stage = 'assigned' and new.specialist_id is null then
        raise exception 'a lead is assigned to somebody' using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end if;
    -- The product itself may still correct or clear personal data of a lead whose road has ended.
    if old.stage in ('converted', 'disqualified', 'lost', 'withdrawn') and (new.stage <> old.stage or not is_system()) then
      raise exception 'the road of this lead has ended' using errcode = 'integrity_constraint_violation';
    end if;
    if new.stage <> old.stage and not (old.stage || ' ' || new.stage) = any (array[
      'registered screened', 'registered assigned', 'screened assigned', 'assigned contacted',
      'contacted assessed', 'assessed proposed', 'proposed converted'])
      and new.stage not in ('disqualified', 'lost', 'withdrawn') then
      raise exception 'a lead does not go from % to %', old.stage, new.stage using errcode = 'integrity_constraint_violation';
    end if;
    if new.stage = 'converted' and not exists (select 1 from conversion c where c.subject_id = new.id) then
      raise exception 'a lead is converted by a conversion' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
