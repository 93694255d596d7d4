-- Ten options, each with a title of 200 and consequences of 4,000 characters that may be escaped in JSON.
alter table client_decision
  drop constraint client_decision_options_check,
  add constraint client_decision_options_check
    check (jsonb_array_length(options) between 2 and 10 and length(options::text) <= 100000);
