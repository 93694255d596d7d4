-- The kinds of what is checked again, word for word as the wire has them.
alter table conflict_recheck drop constraint conflict_recheck_subject_kind_check;
alter table conflict_recheck add constraint conflict_recheck_subject_kind_check check (subject_kind in ('lead', 'client', 'engagement'));
