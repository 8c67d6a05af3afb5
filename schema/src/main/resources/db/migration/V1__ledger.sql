-- The entries, and beside them their sum and count in a few rows, kept by triggers in the transaction of whoever
-- changes an entry.

-- Functions are their owner's alone until a migration grants them.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TABLE counter_entry (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  value      numeric(20, 4) NOT NULL CHECK (value <> 'NaN'),
  ip_address inet NOT NULL,
  network    cidr NOT NULL GENERATED ALWAYS AS
             (network(set_masklen(ip_address, CASE family(ip_address) WHEN 4 THEN 24 ELSE 48 END))) STORED,
  added_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- A writer changes one slot, chosen by its connection: writers seldom meet, and none ever waits for a second slot.
-- Half of the page stays free, so that an update finds room beside the old row and touches no index.
CREATE TABLE counter_slot (
  slot     integer PRIMARY KEY,
  total    numeric(38, 4) NOT NULL DEFAULT 0,
  entries  bigint NOT NULL DEFAULT 0,
  revision bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

INSERT INTO counter_slot (slot) SELECT generate_series(0, 15);

CREATE TABLE counter_reset_number (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  resets   bigint NOT NULL DEFAULT 0
);

INSERT INTO counter_reset_number DEFAULT VALUES;

CREATE VIEW counter_total AS
  SELECT sum(s.total) AS total,
         sum(s.entries)::bigint AS entries,
         sum(s.revision)::bigint AS revision,
         (SELECT r.resets FROM counter_reset_number r) AS resets
  FROM counter_slot s;

CREATE FUNCTION counter_keep_total() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  plus       numeric := 0;
  plus_rows  bigint := 0;
  minus      numeric := 0;
  minus_rows bigint := 0;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    SELECT coalesce(sum(a.value), 0), count(*) INTO plus, plus_rows FROM after_rows a;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    SELECT coalesce(sum(b.value), 0), count(*) INTO minus, minus_rows FROM before_rows b;
  END IF;
  IF plus_rows + minus_rows = 0 THEN
    RETURN NULL;
  END IF;
  UPDATE counter_slot
  SET total = total + plus - minus, entries = entries + plus_rows - minus_rows, revision = revision + 1
  WHERE slot = pg_backend_pid() % 16;
  IF NOT FOUND THEN
    RAISE 'counter_slot has no row %', pg_backend_pid() % 16;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER counter_entry_insert AFTER INSERT ON counter_entry
  REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION counter_keep_total();

CREATE TRIGGER counter_entry_update AFTER UPDATE ON counter_entry
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION counter_keep_total();

CREATE TRIGGER counter_entry_delete AFTER DELETE ON counter_entry
  REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION counter_keep_total();

-- TRUNCATE holds the table alone: every slot is committed and nobody else's.
CREATE FUNCTION counter_clear_total() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE counter_slot SET total = 0, entries = 0, revision = revision + 1;
  UPDATE counter_reset_number SET resets = resets + 1;
  RETURN NULL;
END
$$;

CREATE TRIGGER counter_entry_truncate AFTER TRUNCATE ON counter_entry
  FOR EACH STATEMENT EXECUTE FUNCTION counter_clear_total();

-- What services compare with the version that they need.
CREATE VIEW counter_schema_version AS
  SELECT max(h.version::integer) AS version FROM flyway_schema_history h WHERE h.success AND h.version IS NOT NULL;
