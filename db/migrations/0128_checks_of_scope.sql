-- Affairs are checked as well when what they are about changes.
alter table conflict_check drop constraint conflict_check_cause_check;
alter table conflict_check add constraint conflict_check_cause_check check (cause in ('enquiry', 'parties_changed', 'scope_changed',
  'register_changed', 'acceptance', 'taken_over', 'lawyer_joined', 'rules_changed', 'by_hand'));
