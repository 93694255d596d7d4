-- Addresses at which somebody drops mail into the product. The secret part is looked up by its hash and shown to
-- its owner again, so that it is kept sealed too.
create table mail_drop (
  id uuid primary key,
  person_id uuid not null references person,
  code_sha256 bytea not null unique,
  code_sealed text not null check (length(code_sealed) <= 200),
  made_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create unique index mail_drop_one on mail_drop (person_id) where revoked_at is null;
create index mail_drop_person on mail_drop (person_id);
alter table mail_drop enable row level security;
alter table mail_drop force row level security;
create policy owner_all on mail_drop to covenant_owner using (true) with check (true);
create policy my_drop on mail_drop to covenant_app using ((select is_system()) or person_id = (select actor_id()));
grant select, insert, update on mail_drop to covenant_app;

-- What reached somebody and is nobody's yet: it waits to be put with a lead, client or engagement as a note.
-- Only its owner sees it, whatever roles others have.
create table received_item (
  id uuid primary key,
  person_id uuid not null references person,
  -- SHA-256 of what names the mail: brought twice it is one item.
  mail_key bytea not null,
  sender text not null check (length(sender) <= 320),
  sender_mail text check (length(sender_mail) <= 254),
  subject text not null check (length(subject) <= 300),
  text text not null check (length(text) <= 10000),
  -- Addresses it names, to find whose it may be.
  addresses text[] not null check (cardinality(addresses) <= 50),
  sent_at timestamptz,
  received_at timestamptz not null,
  put_at timestamptz,
  note_ids uuid[] not null default '{}',
  discarded_at timestamptz,
  check (put_at is null or discarded_at is null),
  unique (person_id, mail_key)
);
create index received_item_waiting on received_item (person_id, received_at desc, id desc) where put_at is null and discarded_at is null;
create index received_item_at on received_item (received_at);
create table received_file (
  id uuid primary key,
  item_id uuid not null references received_item on delete cascade,
  person_id uuid not null references person,
  place int not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 255),
  media_type text not null check (length(media_type) <= 170),
  byte_count bigint not null check (byte_count >= 0)
);
create index received_file_item on received_file (item_id, place);
create index received_file_person on received_file (person_id);
create index received_file_content on received_file (content_sha256);
create procedure protect_for_owner(t text, commands text) language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format('create policy mine on %I for select to covenant_app using ((select is_system()) or person_id = (select actor_id()))', t);
    execute format('create policy changed_by_me on %I for update to covenant_app using ((select is_system()) or person_id = (select actor_id()))', t);
    execute format('create policy taken_in on %I for insert to covenant_app with check ((select is_system()))', t);
    execute format('create policy forgotten on %I for delete to covenant_app using ((select is_system()))', t);
    execute format('grant %s on %I to covenant_app', commands, t);
  end $$;
call protect_for_owner('received_item', 'select, insert, update, delete');
call protect_for_owner('received_file', 'select, insert, delete');
