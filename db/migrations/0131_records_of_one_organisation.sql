-- Records of one organisation that a finding took for one, each under the name by which it is the same: whoever a wall keeps
-- from knowing that one of them bears that name does not see what was found by it.
alter table conflict_evidence add column same jsonb;
create policy records_known on conflict_evidence as restrictive to covenant_app using (
  same is null or (select cardinality(walled())) = 0 or knows_evidence(searched_party, searched_name, hit_party, hit_name,
    same, (select walled())::uuid[], (select walled_parties())::uuid[])) with check (true);
