-- Conflicts of interest: what was looked for, what was found, what was made of it. Nothing of it is ever changed.

-- How findings are classed: versions with their articles. The latest in force is read at each check.
create table conflict_rules (
  version int primary key check (version > 0),
  rules jsonb not null check (length(rules::text) <= 100000),
  reason text not null check (length(reason) between 1 and 2000),
  published_by uuid references person,
  published_at timestamptz not null
);
call protect_for_staff('conflict_rules', array['conflict_officer', 'managing_partner'], 'select, insert');

create table conflict_check (
  id uuid primary key,
  subject_id uuid not null references subject,
  cause text not null check (cause in
    ('enquiry', 'parties_changed', 'register_changed', 'acceptance', 'lawyer_joined', 'by_hand')),
  run_by uuid references person,
  run_at timestamptz not null,
  -- Names, identifiers and parts as they were looked for.
  searched jsonb not null check (length(searched::text) <= 200000),
  depth int not null check (depth between 0 and 10),
  truncated boolean not null,
  -- How far the register was seen: the last change, and what was under way then.
  watermark bigint not null,
  snapshot text not null,
  rules_version int not null references conflict_rules,
  matcher_version text not null check (length(matcher_version) between 1 and 50),
  findings int not null check (findings >= 0)
);
create index conflict_check_subject on conflict_check (subject_id, run_at desc, id desc);

create table conflict_finding (
  id uuid primary key,
  check_id uuid not null references conflict_check,
  subject_id uuid not null references subject,
  rule text not null check (length(rule) between 1 and 60),
  class text not null check (class in ('absolute', 'curable', 'escalate', 'review', 'none')),
  tier text not null check (tier in ('identifier', 'exact_equivalent', 'near', 'alias', 'relational', 'weak')),
  -- Whom it stops where it does not stop the firm.
  person_id uuid references person,
  until_date date,
  -- The same finding of an earlier check has the same key: what was made of it goes on counting.
  key text not null check (length(key) between 1 and 300)
);
create index conflict_finding_check on conflict_finding (check_id, id);
create index conflict_finding_key on conflict_finding (subject_id, key);
create index conflict_finding_person on conflict_finding (person_id) where person_id is not null;

-- What shows it: of another affair, so that it is seen only by who sees that one.
create table conflict_evidence (
  finding_id uuid primary key references conflict_finding,
  subject_id uuid not null references subject,
  searched_party uuid not null references party,
  searched_name text not null,
  searched_role text not null,
  hit_party uuid references party,
  hit_name text not null,
  other_subject uuid references subject,
  other_kind text,
  other_role text,
  ended_on date,
  score real not null,
  reasons jsonb not null,
  segments jsonb,
  path jsonb
);
create index conflict_evidence_other on conflict_evidence (other_subject) where other_subject is not null;
create index conflict_evidence_hit on conflict_evidence (hit_party) where hit_party is not null;

-- What somebody made of a finding; the latest counts.
create table conflict_disposition (
  id uuid primary key,
  finding_id uuid not null references conflict_finding,
  subject_id uuid not null references subject,
  key text not null check (length(key) between 1 and 300),
  kind text not null check (kind in
    ('not_same_party', 'same_side', 'different_case', 'lawyer_excluded', 'accepted', 'harmless', 'taken_back')),
  reason text not null check (length(reason) between 1 and 2000),
  by_id uuid not null references person,
  at timestamptz not null
);
create index conflict_disposition_key on conflict_disposition (subject_id, key, at desc, id desc);
create index conflict_disposition_finding on conflict_disposition (finding_id);

-- The informed consent of an affected client: as it was drafted; what came of it stands in conflict_consent_reply.
create table conflict_consent (
  id uuid primary key,
  check_id uuid not null references conflict_check,
  subject_id uuid not null references subject,
  -- Of whom it is asked: the one who enquires, or a client with another affair.
  of text not null check (of in ('this_side', 'other_side')),
  other_subject uuid references subject,
  addressee text not null check (length(addressee) between 1 and 300),
  keys text[] not null check (cardinality(keys) between 1 and 200),
  text text not null check (length(text) between 1 and 20000),
  drafted_by uuid not null references person,
  drafted_at timestamptz not null,
  check ((of = 'other_side') = (other_subject is not null))
);
create index conflict_consent_subject on conflict_consent (subject_id, drafted_at desc, id desc);
create index conflict_consent_check on conflict_consent (check_id);
create index conflict_consent_other on conflict_consent (other_subject) where other_subject is not null;
create table conflict_consent_reply (
  id uuid primary key,
  consent_id uuid not null unique references conflict_consent,
  subject_id uuid not null references subject,
  outcome text not null check (outcome in ('signed', 'refused', 'withdrawn')),
  signed_on date,
  signed_by text not null default '' check (length(signed_by) <= 200),
  -- The signed copy.
  file_id uuid references stored_file,
  note text not null default '' check (length(note) <= 2000),
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  check (outcome <> 'signed' or signed_on is not null)
);
create index conflict_consent_reply_subject on conflict_consent_reply (subject_id);

create table conflict_decision (
  id uuid primary key,
  check_id uuid not null unique references conflict_check,
  subject_id uuid not null references subject,
  outcome text not null check (outcome in ('clear', 'curable_consented', 'refused')),
  reason text not null check (length(reason) between 1 and 5000),
  -- Colleagues who must not work on it.
  excluded uuid[] not null default '{}',
  -- Names the decider looked for by hand besides.
  names text[] not null default '{}',
  snapshot text not null,
  decided_by uuid not null references person,
  decided_at timestamptz not null
);
create index conflict_decision_subject on conflict_decision (subject_id, decided_at desc, id desc);
create index conflict_decision_day on conflict_decision (decided_at desc, id);

-- Which check of an affair counts, and whether it waits at the desk: the one thing here that changes.
create table conflict_desk (
  subject_id uuid primary key references subject,
  subject_kind text not null check (subject_kind in ('lead', 'engagement')),
  check_id uuid references conflict_check,
  state text not null check (state in ('waiting', 'decided')),
  worst text not null check (worst in ('absolute', 'curable', 'escalate', 'review', 'none')),
  since timestamptz not null
);
create index conflict_desk_waiting on conflict_desk (since, subject_id) where state = 'waiting';

call protect_by_subject('conflict_check', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id', 'select, insert');
call protect_by_subject('conflict_finding', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id', 'select, insert');
call protect_by_subject('conflict_evidence', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id', 'select, insert');
create policy other_affair on conflict_evidence as restrictive to covenant_app using (
  (select is_system()) or (
    (other_subject is null or (other_subject <> all ((select walled())::uuid[]) and (other_kind = any ((select reached_kinds())::text[]) or sees(other_subject))))
    and (hit_party is null or hit_party <> all ((select walled_parties())::uuid[])))) with check (true);
call protect_by_subject('conflict_disposition', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id', 'select, insert');
call protect_by_subject('conflict_consent', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id', 'select, insert');
create policy other_affair on conflict_consent as restrictive to covenant_app using (
  (select is_system()) or other_subject is null or other_subject <> all ((select walled())::uuid[])) with check (true);
call protect_by_subject('conflict_consent_reply', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id', 'select, insert');
call protect_by_subject('conflict_decision', $k$(select s.kind from subject s where s.id = subject_id)$k$, 'subject_id', 'select, insert');
call protect_by_subject('conflict_desk', 'subject_kind', 'subject_id', 'select, insert, update');

create trigger conflict_check_append_only before update or delete on conflict_check for each row execute function refuse_change();
create trigger conflict_finding_append_only before update or delete on conflict_finding for each row execute function refuse_change();
create trigger conflict_evidence_append_only before update or delete on conflict_evidence for each row execute function refuse_change();
create trigger conflict_disposition_append_only before update or delete on conflict_disposition for each row execute function refuse_change();
create trigger conflict_consent_append_only before update or delete on conflict_consent for each row execute function refuse_change();
create trigger conflict_consent_reply_append_only before update or delete on conflict_consent_reply for each row execute function refuse_change();
create trigger conflict_decision_append_only before update or delete on conflict_decision for each row execute function refuse_change();

insert into conflict_rules (version, rules, reason, published_at) values (1, '[
  {"rule": "same_case", "class": "absolute", "article": "律师法第39条", "consent": "none", "wall": false},
  {"rule": "opponent_is_client", "class": "curable", "article": "律师执业行为规范第52条", "consent": "both", "wall": true},
  {"rule": "opponent_was_client", "class": "curable", "article": "律师执业行为规范第52条", "consent": "both", "wall": true, "months": 12},
  {"rule": "opponent_affiliate_of_client", "class": "curable", "article": "律师执业行为规范第52条", "consent": "both", "wall": true},
  {"rule": "client_is_opponent", "class": "curable", "article": "律师执业行为规范第52条", "consent": "both", "wall": true},
  {"rule": "client_affiliate_of_opponent", "class": "curable", "article": "律师执业行为规范第52条", "consent": "both", "wall": true},
  {"rule": "differing_interests", "class": "curable", "article": "律师执业行为规范第52条", "consent": "both", "wall": true},
  {"rule": "lawyer_interest", "class": "absolute", "article": "律师法第39条", "consent": "none", "wall": true},
  {"rule": "lawyer_handled", "class": "absolute", "article": "律师执业行为规范第51条", "consent": "none", "wall": true},
  {"rule": "former_office", "class": "absolute", "article": "律师法第41条", "consent": "none", "wall": true, "months": 24},
  {"rule": "lawyer_past_client", "class": "escalate", "article": "律师执业行为规范第52条", "consent": "none", "wall": true},
  {"rule": "opposing_enquiries", "class": "escalate", "article": "律师法第39条", "consent": "none", "wall": false},
  {"rule": "close_person", "class": "escalate", "article": "律师执业行为规范第52条", "consent": "none", "wall": false},
  {"rule": "past_client_long_ago", "class": "review", "article": "律师法第38条", "consent": "none", "wall": false},
  {"rule": "client_was_opponent", "class": "review", "article": "律师法第38条", "consent": "none", "wall": false},
  {"rule": "related", "class": "review", "article": "律师法第38条", "consent": "none", "wall": false},
  {"rule": "other_part", "class": "review", "article": "律师法第38条", "consent": "none", "wall": false},
  {"rule": "same_side", "class": "none", "article": "", "consent": "none", "wall": false},
  {"rule": "only_similar", "class": "none", "article": "", "consent": "none", "wall": false}
]', '随产品提供的第一版', '2026-01-01T00:00:00Z');
