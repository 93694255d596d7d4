-- What a colleague declared of themselves is read by the desk, by human resources and by nobody else, in a check too.
alter table conflict_evidence add constraint conflict_evidence_other_kind_check
  check (other_kind in ('lead', 'client', 'engagement', 'declaration'));
create policy declared on conflict_evidence as restrictive to covenant_app using (
  other_kind is distinct from 'declaration' or (select holds_any(array['conflict_officer', 'human_resources', 'managing_partner']))) with check (true);
