-- Affairs whose check is to run again because of something that happened elsewhere: an affair that meets them, a change
-- in the register, what a colleague declared. Asked for all at once, worked off piece by piece.
create table conflict_recheck (
  subject_id uuid primary key references subject on delete cascade,
  subject_kind text not null check (subject_kind in ('lead', 'engagement')),
  cause text not null check (cause in
    ('enquiry', 'parties_changed', 'register_changed', 'acceptance', 'lawyer_joined', 'by_hand')),
  asked_at timestamptz not null
);
create index conflict_recheck_asked on conflict_recheck (asked_at, subject_id);
call protect_by_subject('conflict_recheck', 'subject_kind', 'subject_id', 'select, insert, update, delete');
