-- Business that a list brings in while it runs is checked as well, after all that somebody waits for; and of clients of a
-- list it is looked whom they meet.
alter table conflict_check drop constraint conflict_check_cause_check;
alter table conflict_check add constraint conflict_check_cause_check check (cause in
  ('enquiry', 'parties_changed', 'register_changed', 'acceptance', 'taken_over', 'lawyer_joined', 'rules_changed', 'by_hand'));
alter table conflict_recheck drop constraint conflict_recheck_cause_check;
alter table conflict_recheck add constraint conflict_recheck_cause_check check (cause in
  ('enquiry', 'parties_changed', 'register_changed', 'acceptance', 'taken_over', 'lawyer_joined', 'rules_changed', 'by_hand'));
alter table conflict_recheck drop constraint conflict_recheck_subject_kind_check;
alter table conflict_recheck add constraint conflict_recheck_subject_kind_check check (subject_kind in ('lead', 'engagement', 'client'));
drop index conflict_recheck_asked;
create index conflict_recheck_asked on conflict_recheck ((cause = 'taken_over'), asked_at, subject_id);

-- Those that lists brought in before.
insert into conflict_recheck (subject_id, subject_kind, cause, asked_at)
  select e.id, 'engagement', 'taken_over', e.opened_at from engagement e
    where e.import_id is not null and e.stage in ('signed', 'running', 'suspended')
      and not exists (select 1 from conflict_desk d where d.subject_id = e.id)
      and exists (select 1 from party_involvement i where i.subject_id = e.id and i.ended_at is null)
  on conflict do nothing;
