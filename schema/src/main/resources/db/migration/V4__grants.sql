-- Who may do what. Nothing else is granted; ip_address is the operator's alone.

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO counter_adder, counter_display, counter_reset, counter_operator;

GRANT SELECT ON counter_total, counter_schema_version TO counter_adder, counter_display, counter_reset;

GRANT INSERT (value, ip_address), SELECT (id, value, added_at) ON counter_entry TO counter_adder;
GRANT INSERT (request_key, entry_id, value), SELECT (request_key, entry_id, value) ON add_request TO counter_adder;
GRANT EXECUTE ON FUNCTION counter_purge_requests TO counter_adder;

GRANT SELECT (id, value, network, added_at) ON counter_entry TO counter_display;
GRANT SELECT (id, at, network, removed, total) ON counter_reset_audit TO counter_display;

GRANT SELECT (id, at, network, removed, total) ON counter_reset_audit TO counter_reset;
GRANT EXECUTE ON FUNCTION counter_reset TO counter_reset;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO counter_operator;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO counter_operator;
