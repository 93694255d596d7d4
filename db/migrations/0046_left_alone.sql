-- What is for somebody on leave reaches the head of their department; the program asks for those alone for
-- whom no delegate stands in.
create function on_leave_under_me() returns uuid[] language sql stable security definer set search_path from current
  as $$ select coalesce(array_agg(p.id), '{}') from person p join department d on d.id = p.department_id
    where d.head_id = actor_id() and p.id <> d.head_id and p.status = 'on_leave' $$;
create policy told_to_the_head on notice for select to covenant_app using (
  person_id = any ((select on_leave_under_me())::uuid[]) and subject_id <> all ((select walled())::uuid[]));
create policy read_by_the_head on notice for update to covenant_app using (
  person_id = any ((select on_leave_under_me())::uuid[]) and subject_id <> all ((select walled())::uuid[]));
