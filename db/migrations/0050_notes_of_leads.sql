-- Notes are kept beside leads too. At conversion they go to the client, and remember the lead they were made at.
alter table note drop constraint note_subject_kind_check;
alter table note add constraint note_subject_kind_check check (subject_kind in ('lead', 'client', 'engagement'));
alter table note add column lead_id uuid references subject;
alter table note add constraint note_lead_check check (subject_kind <> 'lead' or (lead_id is not null and lead_id = subject_id));
create index note_lead on note (lead_id, happened_at desc, id desc) where withdrawn_at is null;

-- A note is taken back once and never reworded; it leaves its lead once, with copies of its files' entries.
create or replace function note_frozen() returns trigger language plpgsql as $$
  declare
    carried boolean := old.subject_kind = 'lead' and new.subject_kind in ('client', 'engagement')
      and cardinality(old.file_ids) = cardinality(new.file_ids);
  begin
    if old.withdrawn_at is not null
       or (old.id, old.source, old.text, old.happened_at, old.recorded_by, old.recorded_at, old.lead_id)
          is distinct from
          (new.id, new.source, new.text, new.happened_at, new.recorded_by, new.recorded_at, new.lead_id)
       or (not carried and (old.subject_id, old.subject_kind, old.file_ids)
          is distinct from (new.subject_id, new.subject_kind, new.file_ids)) then
      raise exception 'a note does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
