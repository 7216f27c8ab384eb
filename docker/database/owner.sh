#!/bin/sh
# Runs once, on an empty data folder: Pathlight's owner is not a superuser, because row-level
# security does not hold for superusers.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --set password="$OWNER_PASSWORD" --username postgres <<'SQL'
create role pathlight_owner login nosuperuser nobypassrls createrole password :'password';
create database pathlight owner pathlight_owner;
SQL
