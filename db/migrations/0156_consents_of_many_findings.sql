-- An affair of four hundred parties may meet one client hundreds of times: one consent covers all of it, and names them all.
alter table conflict_consent drop constraint conflict_consent_keys_check;
alter table conflict_consent add check (cardinality(keys) between 1 and 10000);
alter table conflict_consent drop constraint conflict_consent_text_check;
alter table conflict_consent add check (length(text) between 1 and 200000);
