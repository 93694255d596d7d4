-- A new version of the rules has what waits for a decision or for acceptance checked again.
alter table conflict_check drop constraint conflict_check_cause_check;
alter table conflict_check add constraint conflict_check_cause_check check (cause in
  ('enquiry', 'parties_changed', 'register_changed', 'acceptance', 'lawyer_joined', 'rules_changed', 'by_hand'));
alter table conflict_recheck drop constraint conflict_recheck_cause_check;
alter table conflict_recheck add constraint conflict_recheck_cause_check check (cause in
  ('enquiry', 'parties_changed', 'register_changed', 'acceptance', 'lawyer_joined', 'rules_changed', 'by_hand'));

-- Whoever works on an affair is told when its check, decided before, came back to the desk.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in
  ('commitment_opened', 'commitment_reminded', 'commitment_due', 'commitment_overdue',
   'commitment_escalated', 'commitment_transferred', 'handover_offered', 'handover_returned',
   'question_asked', 'feedback_received', 'decision_put', 'check_reopened', 'wall_raised'));
alter table notice_choice drop constraint notice_choice_kind_check;
alter table notice_choice add constraint notice_choice_kind_check check (kind in
  ('commitment_opened', 'commitment_reminded', 'commitment_due', 'commitment_overdue',
   'commitment_escalated', 'commitment_transferred', 'handover_offered', 'handover_returned',
   'question_asked', 'feedback_received', 'decision_put', 'check_reopened', 'wall_raised'));

-- The desk in the order of urgency: what is promised, soonest first; then the gravest, of these the oldest.
alter table conflict_desk add column gravity smallint not null generated always as
  (case worst when 'absolute' then 0 when 'curable' then 1 when 'escalate' then 2 when 'review' then 3 else 4 end) stored;
create index conflict_desk_gravest on conflict_desk (gravity, since, subject_id) where state = 'waiting' and worst <> 'none';
create index commitment_to_decide on commitment (due_at, subject_id)
  where clause_code in ('G4', 'G4.again') and status in ('open', 'paused');
