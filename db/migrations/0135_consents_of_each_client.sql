-- A consent is of one client, and what came of it is a sequence of replies of which the latest counts: what was signed can
-- be withdrawn at any time. A consent of before names no party and speaks for its whole side.
alter table conflict_consent add column party_id uuid references party;
create index conflict_consent_party on conflict_consent (party_id) where party_id is not null;
alter table conflict_consent_reply drop constraint conflict_consent_reply_consent_id_key;
create index conflict_consent_reply_latest on conflict_consent_reply (consent_id, recorded_at desc, id desc);

-- A consent that is withdrawn has its affair checked and decided again.
alter table conflict_check drop constraint conflict_check_cause_check;
alter table conflict_check add constraint conflict_check_cause_check check (cause in
  ('enquiry', 'parties_changed', 'scope_changed', 'register_changed', 'acceptance', 'taken_over', 'lawyer_joined', 'rules_changed',
   'consent_withdrawn', 'by_hand'));
alter table conflict_recheck drop constraint conflict_recheck_cause_check;
alter table conflict_recheck add constraint conflict_recheck_cause_check check (cause in
  ('enquiry', 'parties_changed', 'scope_changed', 'register_changed', 'acceptance', 'taken_over', 'lawyer_joined', 'rules_changed',
   'consent_withdrawn', 'by_hand'));
