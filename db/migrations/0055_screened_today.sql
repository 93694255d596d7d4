-- How many somebody has screened today is asked whenever the desk is looked at.
create index lead_turn_screened_by on lead_turn (made_by, made_at) where kind = 'screening';
