-- What was taken back is rare: whether an event was is answered from these few.
create index event_taken_back on event (subject_id, id) where type = 'act.taken_back';
