-- What reached somebody outside the product: a chat, a screenshot, a voice message, kept beside the client.
create table note (
  id uuid primary key,
  subject_id uuid not null references subject,
  subject_kind text not null check (subject_kind in ('client', 'engagement')),
  source text not null check (source in ('chat', 'picture', 'voice', 'call', 'mail', 'meeting', 'other')),
  text text not null check (length(text) <= 10000),
  file_ids uuid[] not null check (cardinality(file_ids) <= 10),
  happened_at timestamptz not null,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  check (text <> '' or cardinality(file_ids) > 0),
  check (happened_at <= recorded_at + interval '1 minute')
);
create index note_subject on note (subject_id, happened_at desc, id desc) where withdrawn_at is null;
call protect_by_subject('note', 'subject_kind', 'subject_id', 'select, insert, update');

-- A note is taken back once, and never reworded.
create function note_frozen() returns trigger language plpgsql as $$ begin
    if old.withdrawn_at is not null
       or (old.id, old.subject_id, old.source, old.text, old.file_ids, old.happened_at, old.recorded_by, old.recorded_at)
          is distinct from
          (new.id, new.subject_id, new.source, new.text, new.file_ids, new.happened_at, new.recorded_by, new.recorded_at) then
      raise exception 'a note does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger note_frozen before update on note for each row execute function note_frozen();
