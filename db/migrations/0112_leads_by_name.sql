-- Who comes in a list is looked for among the leads by organisation and name: the index of the order by name has an order
-- of its own, by which nothing is compared.
create index lead_of_organisation on lead (name, organisation) where organisation is not null;
