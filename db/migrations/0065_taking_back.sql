-- Taking back what was just done. While an act runs that can be taken back, every row it writes is noted as it
-- was and as it became, whatever wrote it: the verb, the keeper of promises, triggers. Taking it back puts the
-- rows back, if they are all still as the act left them; the log stays and says that it was taken back.

create table act (
  id uuid primary key,
  verb text not null check (length(verb) <= 100),
  person_id uuid not null references person,
  subject_id uuid not null references subject,
  at timestamptz not null,
  -- What the act tells others is held back until then.
  until timestamptz not null,
  event_ids bigint[] not null,
  taken_back_at timestamptz
);
create index act_person on act (person_id);
create index act_subject on act (subject_id);
create index act_at on act (at);
alter table act enable row level security;
alter table act force row level security;
create policy owner_all on act to covenant_owner using (true) with check (true);
create policy mine on act to covenant_app using (
  (select is_system()) or (person_id = (select actor_id()) and subject_id <> all ((select walled())::uuid[])));
grant select, insert, update, delete on act to covenant_app;

-- Read and written by the functions below alone; only forgetting is the application's.
create table act_row (
  act_id uuid not null,
  place bigint generated always as identity,
  table_name text not null,
  row_key jsonb not null,
  before jsonb,
  after jsonb,
  at timestamptz not null,
  primary key (act_id, place)
);
create index act_row_at on act_row (at);
call protect_for_system('act_row');

-- From here to there rows are noted for this act.
create function act_begins(which uuid, now timestamptz) returns void language sql
  as $$ select set_config('covenant.act', which::text, true), set_config('covenant.act_at', now::text, true) $$;
create function act_ends() returns void language sql as $$ select set_config('covenant.act', '', true) $$;

create function note_row_of_act() returns trigger language plpgsql security definer set search_path from current
  as $$ declare before jsonb; after jsonb; begin
    if tg_op <> 'INSERT' then before := to_jsonb(old); end if;
    if tg_op <> 'DELETE' then after := to_jsonb(new); end if;
    insert into act_row (act_id, table_name, row_key, before, after, at)
      select current_setting('covenant.act')::uuid, tg_table_name, jsonb_object_agg(k, coalesce(after, before) -> k),
        before, after, current_setting('covenant.act_at')::timestamptz
      from unnest(tg_argv) k;
    return null;
  end $$;

-- The columns of a table's key.
create function key_columns(t text) returns table (name text, type text) language sql stable set search_path from current
  as $$ select a.attname::text, format_type(a.atttypid, a.atttypmod)
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = t::regclass and i.indisprimary order by a.attnum $$;

-- Rows of this table that an act writes can be put back.
create procedure note_acts_on(t text) language plpgsql as $$ begin
    execute format(
      'create trigger zz_note_row_of_act after insert or update or delete on %I for each row
         when (coalesce(current_setting(''covenant.act'', true), '''') <> '''') execute function note_row_of_act(%s)',
      t, (select string_agg(quote_literal(name), ', ') from key_columns(t)));
  end $$;
do $$ declare t text; begin
    foreach t in array array['subject', 'subject_member', 'commitment', 'unowned_duty', 'handover',
      'lead', 'lead_turn', 'lead_due', 'first_contact', 'client', 'client_contact', 'engagement', 'engagement_lawyer',
      'service_plan', 'plan_milestone', 'progress_report', 'question', 'client_decision', 'client_duty', 'talk', 'feedback',
      'contact_made', 'planned_contact', 'return_visit', 'opportunity', 'business_development', 'note',
      'form_answer', 'form_value', 'promise_fact', 'lead_fact', 'opinion_fact'] loop
      call note_acts_on(t);
    end loop;
  end $$;

create function taking_back() returns boolean language sql stable
  as $$ select current_user = 'covenant_owner' and coalesce(current_setting('covenant.taking_back', true), '') = 'on' $$;

-- Roads have one direction, except for the one who takes a step back at once.
do $$ declare f text; begin
    foreach f in array array['lead_transitions', 'commitment_transitions', 'planned_contact_steps', 'allowed_steps',
      'note_frozen', 'form_answer_frozen', 'somebody_stays', 'lead_still_open', 'milestone_is_free', 'opportunity_steps',
      'business_development_steps'] loop
      execute regexp_replace(pg_get_functiondef((f || '()')::regprocedure), '\mbegin\M',
        'begin if taking_back() then return coalesce(new, old); end if;');
    end loop;
  end $$;

-- Puts back what an act of the actor wrote. False, and nothing done: something was built on it meanwhile.
create function put_back_rows(which uuid) returns boolean language plpgsql security definer set search_path from current
  as $$ declare
    net record; found_row jsonb; same text; columns text; of_row text;
  begin
    if not exists (select 1 from act a where a.id = which and a.taken_back_at is null and a.person_id = actor_id()) then
      return false;
    end if;
    for net in select * from net_rows_of(which) loop
      select string_agg(format('x.%I = ($1 ->> %L)::%s', name, name, type), ' and ') into same from key_columns(net.table_name);
      execute format('select to_jsonb(x) from %I x where %s for update', net.table_name, same) into found_row using net.row_key;
      if found_row is distinct from net.after then return false; end if;
    end loop;
    perform set_config('covenant.taking_back', 'on', true);
    for pass in 1..2 loop
      -- Once more at the end: what triggers made of the rows on the way is put back as well.
      for net in select * from net_rows_of(which) where pass = 1 or before is not null loop
        select string_agg(format('x.%I = ($1 ->> %L)::%s', name, name, type), ' and ') into same from key_columns(net.table_name);
        select string_agg(format('%I', a.attname), ', '), string_agg(format('r.%I', a.attname), ', ') into columns, of_row
          from pg_attribute a where a.attrelid = net.table_name::regclass and a.attnum > 0 and not a.attisdropped
            and a.attgenerated = '' and a.attidentity = '';
        if net.before is null then
          execute format('delete from %I x where %s', net.table_name, same) using net.row_key;
        elsif net.after is null then
          execute format('insert into %I (%s) select %s from jsonb_populate_record(null::%I, $1) r on conflict do nothing',
            net.table_name, columns, of_row, net.table_name) using net.before;
        else
          execute format('update %I x set (%s) = (select %s from jsonb_populate_record(null::%I, $2) r)
            where %s and to_jsonb(x) is distinct from $2', net.table_name, columns, of_row, net.table_name, same)
            using net.row_key, net.before;
        end if;
      end loop;
    end loop;
    set constraints all immediate;
    perform set_config('covenant.taking_back', '', true);
    return true;
  exception when foreign_key_violation then
    return false;
  end $$;

-- Each row an act wrote, as it was before and as it was after; in the order in which they are put back.
create function net_rows_of(which uuid) returns table (table_name text, row_key jsonb, before jsonb, after jsonb)
  language sql stable set search_path from current
  as $$ select n.table_name, n.row_key, n.before, n.after from (
      select r.table_name, r.row_key, (array_agg(r.before order by r.place))[1] as before,
        (array_agg(r.after order by r.place desc))[1] as after, min(r.place) as first, max(r.place) as last
      from act_row r where r.act_id = which group by r.table_name, r.row_key) n
    where n.before is distinct from n.after
    order by case when n.before is null then n.first else n.last end desc $$;
revoke all on function put_back_rows(uuid), net_rows_of(uuid), key_columns(text) from public;
grant execute on function put_back_rows(uuid) to covenant_app;

-- Whether what an event tells was taken back.
create function is_taken_back(which bigint, subject uuid) returns boolean language sql stable
  as $$ select exists (select 1 from event t where t.subject_id = subject and t.type = 'act.taken_back'
    and t.id > which and t.data -> 'events' @> to_jsonb(which)) $$;
