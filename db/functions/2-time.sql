-- Moments travel as milliseconds since 1970: one number, no zone, no parsing.
create or replace function hilo_ms(p timestamptz) returns float8 language sql immutable parallel safe
as $$ select floor(extract(epoch from p) * 1000)::float8 $$;
create or replace function hilo_at(p float8) returns timestamptz language sql immutable parallel safe
as $$ select to_timestamp(p / 1000.0) $$;
-- A moment as text, the way it leaves the database in JSON.
create or replace function hilo_iso(p timestamptz) returns text language sql immutable parallel safe
as $$ select to_char(p at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
-- A paced run's time and the clock's: services/time.ts, in SQL.
create or replace function hilo_run_time(p_pace jsonb, p_clock float8) returns float8 language sql immutable parallel safe
as $$ select case when p_pace is null then p_clock
  else round((p_pace ->> 'run')::float8 + (p_clock - (p_pace ->> 'clock')::float8) * (p_pace ->> 'factor')::float8) end $$;
create or replace function hilo_clock_time(p_pace jsonb, p_run float8) returns float8 language sql immutable parallel safe
as $$ select case when p_pace is null then p_run else (
  select c + case when hilo_run_time(p_pace, c) < p_run then 1 else 0 end
  from (select ceil((p_pace ->> 'clock')::float8 + (p_run - (p_pace ->> 'run')::float8) / (p_pace ->> 'factor')::float8) as c) x) end $$;
