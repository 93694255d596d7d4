-- Clauses taken out of a draft before it was published stand in no version: which they were is kept with the version, so
-- that what came with a newer release and was refused is not offered again.
alter table charter_version add column left_out text[] not null default '{}';
update charter_version v set left_out = o.codes from (
    select (e.data ->> 'number')::int as number, array_agg(distinct e.data ->> 'code') as codes
    from event e where e.type = 'charter.clause_removed' group by 1) o
  where o.number = v.number;
update charter_version v set left_out = array(
    select code from unnest(v.left_out) as code
      where not exists (select 1 from clause c where c.charter_version = v.number and c.code = code))
  where cardinality(v.left_out) > 0;
