-- What somebody kept lately: their own share of promises kept in time.
create index commitment_owner_closed on commitment (owner_id, closed_at) where closed_at is not null;
