-- Emptying the counter, and who did it when.

CREATE TABLE counter_reset_audit (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  ip_address inet NOT NULL,
  network    cidr NOT NULL GENERATED ALWAYS AS
             (network(set_masklen(ip_address, CASE family(ip_address) WHEN 4 THEN 24 ELSE 48 END))) STORED,
  removed    bigint NOT NULL,
  total      numeric(38, 4) NOT NULL
);

-- Takes the table alone. Whoever wants it meanwhile, readers too, waits behind a waiting reset: so the first tries are
-- short and let the others pass in between. The last outlives deadlock_timeout (1 s), after which the server ends an
-- autovacuum that stands in the way. Together they wait 2 s, then fail with 55P03.
CREATE FUNCTION counter_take_entries() RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
  patience text;
BEGIN
  FOREACH patience IN ARRAY ARRAY['200ms', '200ms', '200ms', '1400ms'] LOOP
    BEGIN
      PERFORM set_config('lock_timeout', patience, true);
      LOCK TABLE counter_entry IN ACCESS EXCLUSIVE MODE;
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      IF patience = '1400ms' THEN
        RAISE;
      END IF;
    END;
  END LOOP;
END
$$;

-- Removes every entry, unless resets happened since the caller read expected_resets (null: never mind). A caller that is
-- late gets no row. Adds take the table before they take a slot, and so does this: none is in between, and no two wait
-- for each other.
CREATE FUNCTION counter_reset(expected_resets bigint, source inet)
  RETURNS TABLE (audit_id bigint, removed bigint, total numeric, resets bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  sum_before counter_total;
BEGIN
  IF expected_resets <> (SELECT r.resets FROM counter_reset_number r) THEN
    RETURN;
  END IF;
  PERFORM counter_take_entries();
  SELECT t.* INTO STRICT sum_before FROM counter_total t;
  IF expected_resets <> sum_before.resets THEN
    RETURN;
  END IF;
  TRUNCATE counter_entry RESTART IDENTITY;
  RETURN QUERY
    INSERT INTO counter_reset_audit AS a (ip_address, removed, total)
    VALUES (source, sum_before.entries, sum_before.total)
    RETURNING a.id, a.removed, a.total, (SELECT r.resets FROM counter_reset_number r);
END
$$;
