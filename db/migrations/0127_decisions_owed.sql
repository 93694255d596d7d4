-- Decisions about conflicts are owed by more clauses than two.
drop index commitment_to_decide;
create index commitment_to_decide on commitment (due_at, subject_id)
  where clause_code in ('G4', 'G4.further', 'G4.existing', 'G4.again') and status in ('open', 'paused');
