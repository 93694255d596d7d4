-- The product itself is shut out of nothing, and most statements are its own: they look for no walls.
create function walled_off() returns uuid[] language sql stable security definer set search_path from current
  as $$ select coalesce(array_agg(subject_id), '{}') from wall_shut where principal_id = any(principals()) $$;
create or replace function walled() returns uuid[] language sql stable
  as $$ select case when cardinality(principals()) = 0 then '{}'::uuid[] else walled_off() end $$;

-- Looking for repeats was planned anew each time, ten times longer than it takes. Its way by the indexes is the
-- same for one party and for thousands, and must not depend on how full the tables were when it was planned.
alter function raise_look_alikes(uuid[], text, uuid, timestamptz) set plan_cache_mode = force_generic_plan;
alter function raise_look_alikes(uuid[], text, uuid, timestamptz) set enable_seqscan = off;
