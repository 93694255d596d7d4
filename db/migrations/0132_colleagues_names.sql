-- Whoever is opposed and bears a colleague's name may be that colleague: a rule of its own. Where nothing was checked yet
-- it stands in the first version; else in a further one of the product's, so that what was checked keeps what it rests on.
create temporary table added on commit drop as select
  '[{"rule": "maybe_colleague", "class": "review", "article": "律师法第39条"}]'::jsonb as rules;
update conflict_rules r set rules = r.rules || a.rules from added a
  where not exists (select 1 from conflict_check);
insert into conflict_rules (version, rules, reason, published_at)
  select r.version + 1, r.rules || a.rules, '随产品更新：对方与本所人员同名的须核对', now()
  from conflict_rules r, added a where exists (select 1 from conflict_check)
  order by r.version desc limit 1;
alter table conflict_evidence drop constraint conflict_evidence_other_kind_check;
alter table conflict_evidence add constraint conflict_evidence_other_kind_check
  check (other_kind in ('lead', 'client', 'engagement', 'declaration', 'colleague'));
