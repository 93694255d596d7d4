-- Forms: what the firm asks, as versioned data, and what was answered under which version.

create table form (
  id uuid primary key,
  purpose text not null check (purpose in ('intake', 'assessment', 'lead_fields', 'client_fields', 'engagement_fields')),
  -- Null: asked whatever the practice area.
  practice_area text check (practice_area in
    ('criminal', 'civil', 'commercial', 'labour', 'administrative', 'intellectual_property', 'real_estate',
     'family', 'finance', 'foreign', 'other')),
  -- The version in force; null while nothing was published.
  published int check (published > 0),
  -- Questions being worked on; null where they are those in force.
  draft jsonb,
  draft_by uuid references person,
  draft_at timestamptz,
  created_by uuid references person,
  created_at timestamptz not null,
  version int not null default 1,
  check (practice_area is null or purpose <> 'client_fields')
);
create unique index form_asked on form (purpose, coalesce(practice_area, ''));
create index form_draft_by on form (draft_by);
create index form_created_by on form (created_by);

create table form_version (
  form_id uuid not null references form,
  number int not null check (number > 0),
  questions jsonb not null,
  reason text not null check (length(reason) between 1 and 2000),
  published_by uuid references person,
  published_at timestamptz not null,
  primary key (form_id, number)
);
create index form_version_published_by on form_version (published_by);
create trigger form_version_append_only before update or delete on form_version for each row execute function refuse_change();

-- Every question ever published: its key means the same for good, in lists, imports and programs of others.
create table form_question (
  purpose text not null check (purpose in ('intake', 'assessment', 'lead_fields', 'client_fields', 'engagement_fields')),
  key text not null check (key ~ '^[a-z][a-z0-9_]{1,39}$'),
  form_id uuid not null references form,
  kind text not null check (kind in
    ('short_text', 'long_text', 'number', 'amount', 'date', 'yes_no', 'one_of', 'several_of', 'phone')),
  primary key (purpose, key)
);
create index form_question_form on form_question (form_id);
create trigger form_question_append_only before update or delete on form_question for each row execute function refuse_change();

-- Who words which form: policy.ts says the same.
create function may_keep_form(which_purpose text, which_area text) returns boolean
  language plpgsql stable security definer set search_path from current
  as $$ begin
    if which_purpose = 'intake' then
      return holds_any(array['marketing', 'client_relationship_manager', 'managing_partner']);
    elsif which_purpose = 'assessment' then
      return holds_any(array['managing_partner']) or (
        holds_any(array['partner', 'lawyer', 'department_head']) and exists (
          select 1 from person p join department d on d.id = p.department_id
          where p.id = actor_id() and d.kind = 'practice' and which_area = any (d.practice_areas)));
    end if;
    return holds_any(array['client_relationship_manager', 'managing_partner']);
  end $$;
create function may_keep_form_of(which uuid) returns boolean
  language plpgsql stable security definer set search_path from current
  as $$ begin
    return exists (select 1 from form f where f.id = which and may_keep_form(f.purpose, f.practice_area));
  end $$;

create procedure protect_form(t text, may text) language plpgsql as $$ begin
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to covenant_owner using (true) with check (true)', t);
    execute format('create policy staff_reads on %I for select to covenant_app using ((select is_staff()))', t);
    execute format('create policy keepers_insert on %I for insert to covenant_app with check (%s)', t, may);
    execute format('create policy keepers_update on %I for update to covenant_app using (%s)', t, may);
    execute format('grant select, insert, update on %I to covenant_app', t);
  end $$;
call protect_form('form', 'may_keep_form(purpose, practice_area)');
call protect_form('form_version', 'may_keep_form_of(form_id)');
call protect_form('form_question', 'may_keep_form_of(form_id)');

-- What was answered. A row never changes: given anew, the earlier one stays with the words of its version.
create table form_answer (
  id uuid primary key,
  subject_id uuid not null references subject,
  subject_kind text not null check (subject_kind in ('lead', 'client', 'engagement')),
  purpose text not null check (purpose in ('intake', 'assessment', 'lead_fields', 'client_fields', 'engagement_fields')),
  form_id uuid not null references form,
  form_version int not null,
  -- The record it belongs to, where a subject answers the same form several times: an assessment.
  about_id uuid,
  answers jsonb not null,
  answered_by uuid references person,
  answered_at timestamptz not null,
  superseded_at timestamptz,
  foreign key (form_id, form_version) references form_version
);
create unique index form_answer_current on form_answer (subject_id, form_id, coalesce(about_id, subject_id)) where superseded_at is null;
create index form_answer_subject on form_answer (subject_id, answered_at desc, id desc);
create index form_answer_form on form_answer (form_id, form_version);
create index form_answer_answered_by on form_answer (answered_by);
call protect_by_subject('form_answer', 'subject_kind', 'subject_id', 'select, insert, update');
create function form_answer_frozen() returns trigger language plpgsql as $$ begin
    if old.superseded_at is not null or new.superseded_at is null
       or to_jsonb(new) - 'superseded_at' <> to_jsonb(old) - 'superseded_at' then
      raise exception 'an answer given does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
create trigger form_answer_frozen before update on form_answer for each row execute function form_answer_frozen();

-- The current answers of custom fields once more, one by one and by kind: what lists filter by.
create table form_value (
  subject_id uuid not null references subject,
  subject_kind text not null check (subject_kind in ('lead', 'client', 'engagement')),
  key text not null,
  -- One of several choices stands in a row of its own.
  place int not null check (place >= 0),
  form_id uuid not null references form,
  choice text check (length(choice) <= 40),
  words text check (length(words) <= 200),
  number numeric(20, 4),
  day date,
  bigrams text[] generated always as (bigrams_of(words)) stored,
  primary key (subject_id, key, place),
  check (num_nonnulls(choice, words, number, day) = 1)
);
create index form_value_choice on form_value (subject_kind, key, choice, subject_id) where choice is not null;
create index form_value_number on form_value (subject_kind, key, number, subject_id) where number is not null;
create index form_value_day on form_value (subject_kind, key, day, subject_id) where day is not null;
create index form_value_bigrams on form_value using gin (bigrams) where words is not null;
create index form_value_form on form_value (form_id);
call protect_by_subject('form_value', 'subject_kind', 'subject_id', 'select, insert, delete');

-- One condition of a filter, on the row named `alias`: {"is": [...]}, {"from", "to"}, {"since", "until"}, {"words"}.
create function form_value_condition(alias text, filter jsonb) returns text language plpgsql immutable
  as $$ declare
    folded text := filter ->> 'words';
    said text := format('%1$I.key = %2$L', alias, filter ->> 'key');
  begin
    if filter ? 'is' then
      said := said || format(' and %1$I.choice = any (%2$L::text[])', alias,
        array(select jsonb_array_elements_text(filter -> 'is')));
    elsif folded is not null then
      said := said || format(' and %1$I.words is not null and %1$I.bigrams @> %2$L::text[] and %1$I.words like %3$L', alias,
        bigrams_of(folded), '%' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    end if;
    if filter ->> 'from' is not null then said := said || format(' and %I.number >= %L::numeric', alias, filter ->> 'from'); end if;
    if filter ->> 'to' is not null then said := said || format(' and %I.number <= %L::numeric', alias, filter ->> 'to'); end if;
    if filter ->> 'since' is not null then said := said || format(' and %I.day >= %L::date', alias, filter ->> 'since'); end if;
    if filter ->> 'until' is not null then said := said || format(' and %I.day <= %L::date', alias, filter ->> 'until'); end if;
    return said;
  end $$;

-- Ids of the newest subjects of a kind whose custom fields meet every filter, of those the actor sees. As the
-- owner, because containment, LIKE and figures are not leakproof and lose their index under a policy; ids
-- only, to be read again under it.
create function custom_field_candidates(which_kind text, filters jsonb, at_most int) returns setof uuid
  language plpgsql stable security definer set search_path from current rows 500
  as $$ declare
    others text := '';
    shut uuid[] := walled();
    own uuid[];
    reached text := '';
    filter jsonb;
    place int := 0;
  begin
    if not is_staff() or coalesce(jsonb_array_length(filters), 0) = 0 then return; end if;
    if not which_kind = any(reached_kinds()) then
      own := array(select seen_subject_ids(which_kind));
      reached := ' and v.subject_id = any ($3)';
    end if;
    for filter in select e from jsonb_array_elements(filters) e loop
      place := place + 1;
      continue when place = 1;
      others := others || format(' and exists (select 1 from form_value w where w.subject_id = v.subject_id and %s)',
        form_value_condition('w', filter));
    end loop;
    return query execute format(
      'select distinct v.subject_id from form_value v
       where v.subject_kind = $1 and %s %s and v.subject_id <> all ($2) %s
       order by v.subject_id desc limit $4', form_value_condition('v', filters -> 0), others, reached)
      using which_kind, shut, own, least(at_most, 5001);
  end $$;
revoke all on function custom_field_candidates(text, jsonb, int) from public;
grant execute on function custom_field_candidates(text, jsonb, int) to covenant_app;
