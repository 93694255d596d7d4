-- Who declared what is read page by page, in the order of names.
create index person_by_name on person (name collate name_order, id) where status <> 'left';
