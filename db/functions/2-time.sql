-- Moments travel as milliseconds since 1970: one number, no zone, no parsing.
create or replace function hilo_ms(p timestamptz) returns float8 language sql immutable parallel safe
as $$ select floor(extract(epoch from p) * 1000)::float8 $$;
create or replace function hilo_at(p float8) returns timestamptz language sql immutable parallel safe
as $$ select to_timestamp(p / 1000.0) $$;
-- A moment as text, the way it leaves the database in JSON.
create or replace function hilo_iso(p timestamptz) returns text language sql immutable parallel safe
as $$ select to_char(p at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
