-- The keys under which clients repeat an add. They outlive a reset: entry_id may name an entry that is gone.

CREATE TABLE add_request (
  request_key uuid PRIMARY KEY,
  entry_id    bigint NOT NULL,
  value       numeric(20, 4) NOT NULL,
  added_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX add_request_added_at ON add_request (added_at);

-- Forgets keys older than 7 days, the oldest first and 10,000 at most, so that no call takes long; returns how many.
-- Call it until it returns 0. While one call is under way others return 0.
CREATE FUNCTION counter_purge_requests() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  purged bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('counter_purge_requests')) THEN
    RETURN 0;
  END IF;
  DELETE FROM add_request
  WHERE request_key IN (
    SELECT r.request_key FROM add_request r
    WHERE r.added_at < now() - interval '7 days'
    ORDER BY r.added_at LIMIT 10000);
  GET DIAGNOSTICS purged = ROW_COUNT;
  RETURN purged;
END
$$;
