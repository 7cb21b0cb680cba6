-- Who sees what. Row-level security holds the app role to the workspaces named in `hilo.workspaces`; a query that names none
-- gets nothing. The owner role migrates and owns the few `security definer` functions below; it never serves a request.
--
-- Written so that no index can serve it: a planner that could would, on tables that were small when it planned, walk a whole
-- workspace instead of looking up one key.
create or replace function hilo_sees(p_workspace text) returns boolean language sql stable parallel safe
as $$ select strpos(',' || current_setting('hilo.workspaces', true) || ',', ',' || p_workspace || ',') > 0 $$;

do $$
declare t text;
begin
  if not exists (select 1 from pg_roles where rolname = 'hilo_app') then
    create role hilo_app login nosuperuser nobypassrls;
  end if;
  grant usage on schema public to hilo_app;
  grant select, insert, update, delete on all tables in schema public to hilo_app;
  grant usage on all sequences in schema public to hilo_app;
  revoke all on hilo_release from hilo_app;
  revoke update, delete on audit, consents, events, decisions, versions, policies, messages, steps from hilo_app;
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'public' and c.relkind = 'r' and exists (
             select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
  loop
    execute format('alter table %I enable row level security', t);
    execute format('drop policy if exists tenant on %I', t);
    execute format('create policy tenant on %I using (hilo_sees(workspace_id))', t);
  end loop;
  alter table workspaces enable row level security;
  drop policy if exists tenant on workspaces;
  create policy tenant on workspaces using (hilo_sees(id));
end $$;

-- The questions that must be asked before a workspace is known. Each answers one of them and nothing more.
create or replace function hilo_workspace_ids() returns setof text language sql stable security definer set search_path = public
as $$ select id from workspaces order by id $$;

create or replace function hilo_member_by_email(p_email text) returns table (id text, workspace_id text, password_hash text)
language sql stable security definer set search_path = public
as $$ select id, workspace_id, password_hash from members where email = lower(p_email) and not disabled $$;

create or replace function hilo_session(p_hash text, p_now timestamptz) returns table (member_id text, workspace_id text)
language sql stable security definer set search_path = public
as $$ select s.member_id, s.workspace_id from sessions s join members m on m.id = s.member_id
      where s.id = p_hash and s.expires_at > p_now and not m.disabled $$;

create or replace function hilo_api_key(p_hash text) returns table (id text, workspace_id text, role text)
language sql stable security definer set search_path = public
as $$ select id, workspace_id, role from api_keys where hash = p_hash and revoked_at is null $$;

create or replace function hilo_connection_workspace(p_connection text) returns text
language sql stable security definer set search_path = public
as $$ select workspace_id from connections where id = p_connection and enabled $$;

revoke all on function hilo_workspace_ids(), hilo_member_by_email(text), hilo_session(text, timestamptz), hilo_api_key(text),
  hilo_connection_workspace(text) from public;
grant execute on function hilo_workspace_ids(), hilo_member_by_email(text), hilo_session(text, timestamptz), hilo_api_key(text),
  hilo_connection_workspace(text) to hilo_app;
