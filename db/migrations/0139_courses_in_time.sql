-- What happened is told in the order in which it happened: an event may be written after a later one.
create index event_course on event (subject_id, at desc, id desc);
