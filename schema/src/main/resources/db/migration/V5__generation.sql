-- Ids begin at 1 again after a reset, and a restored backup gives ids and revisions a second time: the identity of the
-- ledger and the number of resets together say which generation an id is of.

-- Null: written by a release that did not know of it.
ALTER TABLE add_request ADD COLUMN resets bigint;

CREATE TABLE counter_ledger (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id       uuid NOT NULL DEFAULT gen_random_uuid()
);

INSERT INTO counter_ledger DEFAULT VALUES;

CREATE OR REPLACE VIEW counter_total AS
  SELECT sum(s.total) AS total,
         sum(s.entries)::bigint AS entries,
         sum(s.revision)::bigint AS revision,
         (SELECT r.resets FROM counter_reset_number r) AS resets,
         (SELECT l.id FROM counter_ledger l) AS ledger
  FROM counter_slot s;

-- For the owner, after a backup was restored and before anyone reads it.
CREATE FUNCTION counter_renew_ledger() RETURNS uuid
  LANGUAGE sql SET search_path = public, pg_temp
AS $$
  UPDATE counter_ledger SET id = gen_random_uuid() RETURNING id
$$;

GRANT SELECT (resets) ON counter_reset_number TO counter_adder;
GRANT INSERT (resets), SELECT (resets) ON add_request TO counter_adder;
