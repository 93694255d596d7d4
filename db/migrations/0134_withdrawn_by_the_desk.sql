-- What somebody declared and a check met is withdrawn by the conflict officer, with the system's hand: until now nobody's
-- but one's own could be changed.
create policy withdrawn_by_the_desk on declaration for update to covenant_app using ((select is_system()));
