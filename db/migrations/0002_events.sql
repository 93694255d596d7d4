-- The append-only log of what happened, and the outbox of effects still to be carried out.
create table event (
  id bigint generated always as identity primary key,
  -- Readers advance below the oldest transaction still running, so that a late commit is not skipped.
  xact xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  type text not null,
  actor_kind text not null check (actor_kind in ('person', 'system', 'public')),
  actor_id uuid,
  subject_kind text not null check (subject_kind in ('firm', 'lead', 'client', 'engagement')),
  subject_id uuid not null references subject,
  object_id uuid,
  clause text,
  charter_version int,
  data jsonb not null default '{}'
);
create index event_subject on event (subject_id, id desc);
create index event_actor on event (actor_id, id desc) where actor_id is not null;
create index event_type on event (type, id desc);
create index event_xact on event (xact, id);
create index event_object on event (object_id, id) where object_id is not null;

create function refuse_change() returns trigger language plpgsql
  as $$ begin raise exception 'rows of % are never changed', tg_table_name using errcode = 'integrity_constraint_violation'; end $$;
create trigger event_append_only before update or delete on event for each row execute function refuse_change();
create trigger event_no_truncate before truncate on event for each statement execute function refuse_change();
call protect_by_subject('event', 'subject_kind', 'subject_id', 'select, insert');

create table outbox (
  id bigint generated always as identity primary key,
  event_id bigint not null references event,
  consumer text not null,
  attempts int not null default 0,
  due_at timestamptz not null,
  last_error text,
  unique (event_id, consumer)
);
create index outbox_due on outbox (due_at, id) where attempts < 10;
alter table outbox enable row level security;
alter table outbox force row level security;
create policy owner_all on outbox to covenant_owner using (true) with check (true);
create policy written_by_verbs on outbox for insert to covenant_app with check (true);
create policy read_by_dispatcher on outbox for select to covenant_app using ((select is_system()));
create policy kept_by_dispatcher on outbox for update to covenant_app using ((select is_system()));
create policy cleared_by_dispatcher on outbox for delete to covenant_app using ((select is_system()));
grant select, insert, update, delete on outbox to covenant_app;

-- Files: content-addressed by the SHA-256 of the plain bytes, encrypted on disk under their own key.
create table stored_file (
  id uuid primary key,
  subject_id uuid not null references subject,
  subject_kind text not null check (subject_kind in ('firm', 'lead', 'client', 'engagement')),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  byte_count bigint not null check (byte_count >= 0),
  uploaded_by uuid,
  uploaded_at timestamptz not null
);
create index stored_file_subject on stored_file (subject_id, uploaded_at desc);
create index stored_file_content on stored_file (content_sha256);
call protect_by_subject('stored_file', 'subject_kind', 'subject_id', 'select, insert');
