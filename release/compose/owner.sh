#!/usr/bin/env bash
# Runs once in a new database container: an owner who is no superuser, and an empty database that is his.
set -euo pipefail

psql --username "${POSTGRES_USER:-postgres}" --set ON_ERROR_STOP=1 --set password="$DATABASE_OWNER_PASS" --set name="$DATABASE_NAME" <<'SQL'
CREATE ROLE counter_owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE :"name" OWNER counter_owner;
SQL
