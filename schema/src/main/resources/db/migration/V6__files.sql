-- Files in S3, imports of them and exports into them. The ids of file and import are 128 random bits.

CREATE TABLE file (
  id          uuid PRIMARY KEY,
  manage      uuid UNIQUE,
  request_key uuid UNIQUE,
  kind        text NOT NULL CHECK (kind IN ('import', 'export')),
  state       text NOT NULL CHECK (state IN ('uploading', 'ready', 'failed', 'deleted')),
  object_key  text NOT NULL UNIQUE,
  upload_id   text,
  name        text NOT NULL,
  bytes       bigint NOT NULL CHECK (bytes >= 0),
  sha256      bytea,
  etag        text,
  reason      text,
  attempts    integer NOT NULL DEFAULT 0,
  lease_until timestamptz,
  ip_address  inet NOT NULL,
  network     cidr NOT NULL GENERATED ALWAYS AS
              (network(set_masklen(ip_address, CASE family(ip_address) WHEN 4 THEN 24 ELSE 48 END))) STORED,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at  timestamptz NOT NULL
);

CREATE INDEX file_network ON file (network, created_at);
CREATE INDEX file_expires_at ON file (expires_at);
CREATE INDEX file_export_queue ON file (created_at) WHERE kind = 'export' AND state = 'uploading';

-- The whole file is checked first, then added; lines is null until the check has counted them. Offsets are of the
-- uncompressed file. The entries of an import carry its number: eight bytes instead of sixteen. They have ids from
-- first_id to last_id, those of other writers in between.
CREATE TABLE import (
  number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id          uuid NOT NULL UNIQUE,
  file_id     uuid NOT NULL REFERENCES file (id),
  bad_lines   text NOT NULL CHECK (bad_lines IN ('refuse', 'skip')),
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN
              ('waiting', 'checking', 'adding', 'done', 'refused', 'failed', 'cancelled', 'reset', 'undoing', 'undone')),
  reason      text,
  lease_until timestamptz,
  lease_owner uuid,
  next_offset bigint NOT NULL DEFAULT 0,
  next_line   bigint NOT NULL DEFAULT 1,
  lines       bigint,
  added       bigint NOT NULL DEFAULT 0,
  refused     bigint NOT NULL DEFAULT 0,
  total       numeric(38, 4) NOT NULL DEFAULT 0,
  first_id    bigint,
  last_id     bigint,
  removed     bigint NOT NULL DEFAULT 0,
  resets      bigint NOT NULL,
  ip_address  inet NOT NULL,
  network     cidr NOT NULL GENERATED ALWAYS AS
              (network(set_masklen(ip_address, CASE family(ip_address) WHEN 4 THEN 24 ELSE 48 END))) STORED,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);

CREATE INDEX import_file ON import (file_id);
-- A file is imported once, until that import is undone or the counter is reset.
CREATE UNIQUE INDEX import_once ON import (file_id, resets)
  WHERE state IN ('waiting', 'checking', 'adding', 'done') OR (state = 'failed' AND first_id IS NOT NULL);
CREATE INDEX import_active ON import (number) WHERE state IN ('waiting', 'checking', 'adding', 'undoing');

CREATE TABLE import_error (
  import bigint NOT NULL REFERENCES import (number) ON DELETE CASCADE,
  line   bigint NOT NULL,
  text   text NOT NULL CHECK (length(text) <= 64),
  reason text NOT NULL,
  PRIMARY KEY (import, line)
);

ALTER TABLE counter_entry ADD COLUMN import_id bigint;

-- Removes the entries of an import with ids from first_id on, chunk ids at most, and moves first_id behind them. The
-- caller repeats it until first_id is above last_id. It removes none of a later generation, whose ids begin anew.
CREATE FUNCTION counter_undo_import(import_number bigint, chunk integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  undone import;
  gone   bigint;
BEGIN
  LOCK TABLE counter_entry IN ROW EXCLUSIVE MODE;
  SELECT * INTO STRICT undone FROM import WHERE number = import_number AND state = 'undoing' FOR UPDATE;
  IF undone.resets <> (SELECT r.resets FROM counter_reset_number r) THEN
    UPDATE import SET first_id = last_id + 1 WHERE number = import_number;
    RETURN 0;
  END IF;
  DELETE FROM counter_entry
  WHERE id >= undone.first_id AND id < undone.first_id + chunk AND id <= undone.last_id AND import_id = import_number;
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE import SET first_id = first_id + chunk, removed = removed + gone WHERE number = import_number;
  RETURN gone;
END
$$;

-- Adder and display share the table of files: the adder writes imports alone, the display exports alone.
ALTER TABLE file ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone_reads ON file FOR SELECT USING (true);
CREATE POLICY adder_writes ON file TO counter_adder USING (kind = 'import') WITH CHECK (kind = 'import');
CREATE POLICY display_writes ON file TO counter_display USING (kind = 'export') WITH CHECK (kind = 'export');

GRANT SELECT, INSERT (id, manage, request_key, kind, state, object_key, upload_id, name, bytes, ip_address, expires_at),
  UPDATE (state, name, upload_id, bytes, sha256, etag, reason, expires_at), DELETE ON file TO counter_adder;
GRANT SELECT (id, kind, state, object_key, upload_id, name, bytes, sha256, etag, reason, attempts, lease_until, network,
  created_at, expires_at),
  INSERT (id, kind, state, object_key, name, bytes, ip_address, expires_at),
  UPDATE (state, object_key, upload_id, bytes, sha256, etag, reason, attempts, lease_until), DELETE ON file TO counter_display;

GRANT SELECT, INSERT (id, file_id, bad_lines, resets, ip_address),
  UPDATE (state, reason, lease_until, lease_owner, next_offset, next_line, lines, added, refused, total, first_id,
  last_id, finished_at), DELETE ON import TO counter_adder;
GRANT SELECT, INSERT, DELETE ON import_error TO counter_adder;
GRANT INSERT (import_id) ON counter_entry TO counter_adder;
-- After COPY, for lastval(): the last id of the chunk.
GRANT SELECT ON SEQUENCE counter_entry_id_seq TO counter_adder;
GRANT EXECUTE ON FUNCTION counter_undo_import TO counter_adder;

GRANT SELECT (number, file_id, state, added, refused, total, next_line, removed, created_at, finished_at) ON import
  TO counter_display;
