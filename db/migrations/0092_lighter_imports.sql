-- As before, but asked only of the rows it is about: nearly every new lead begins as it must and stands below nothing.
drop trigger lead_transitions on lead;
create trigger lead_transitions before update on lead for each row execute function lead_transitions();
create trigger lead_begins before insert on lead for each row
  when (new.stage not in ('registered', 'assigned') or (new.stage = 'assigned' and new.specialist_id is null))
  execute function lead_transitions();
drop trigger subject_walls on subject;
create trigger subject_walls after insert or update of parent_id on subject for each row
  when (new.parent_id is not null) execute function subject_walls();
