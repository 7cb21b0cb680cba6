-- A contact as the interpreter and the policy read it; the ledger since a moment that the longest window needs.
-- One row, and a set all the same: joined laterally it becomes part of the statement that asks, and is not run anew for each of its rows.
do $$ begin
  if exists (select 1 from pg_proc where proname = 'hilo_contact' and not proretset) then
    drop function hilo_contact(contacts, boolean, timestamptz);
  end if;
end $$;
create or replace function hilo_contact(c contacts, p_test boolean, p_since timestamptz) returns setof json language sql stable rows 1 as $$
  select json_build_object(
    'id', c.id, 'name', c.name, 'language', c.language, 'timeZone', c.time_zone, 'country', c.country,
    'attributes', c.attributes, 'tags', c.tags, 'standing', c.standing, 'policyRev', c.policy_rev,
    'holderRun', c.holder_run, 'holderCase', c.holder_case,
    'addresses', (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'state', a.state) order by a.id), '[]')
                  from addresses a where a.contact_id = c.id),
    'suppressions', (select coalesce(json_agg(json_build_object('id', s.id, 'channel', s.channel, 'purpose', s.purpose, 'reason', s.reason, 'until', hilo_ms(s.until))), '[]')
                     from suppressions s where s.contact_id = c.id),
    'openCases', (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind)), '[]')
                  from cases k where k.contact_id = c.id and k.status <> 'resolved' and k.test = p_test),
    'deliveries', (select coalesce(json_agg(d), '[]') from (
                     select x.id, x.channel, x.purpose, x.flow_id as flow, x.intent, x.state, x.in_conversation as "inConversation", hilo_ms(x.at) as at
                     from deliveries x where x.contact_id = c.id and x.test = p_test and x.at > p_since order by x.at desc limit 500) d))
$$;

-- The open calls of a state, whatever release wrote it: by id, or (schema 0) in a list. One state that nobody can read must not keep
-- the others of its batch from being loaded.
create or replace function hilo_open_calls(p_open jsonb) returns text[] language sql immutable parallel safe as $$
  select case jsonb_typeof(p_open) when 'object' then array(select jsonb_object_keys(p_open))
    when 'array' then array(select e ->> 'id' from jsonb_array_elements(p_open) e) else '{}' end $$;

-- Everything `drive` needs to know of some runs, one JSON document a run.
create or replace function hilo_load(p_ids text[], p_since timestamptz) returns setof json language sql stable as $$
  select json_build_object(
    'id', r.id, 'workspace', r.workspace_id, 'flow', r.flow_id, 'version', r.version_id, 'status', r.status, 'rev', r.rev,
    'inbox', r.inbox, 'state', r.state, 'pace', r.pace, 'failures', r.failures, 'parentCall', r.parent_call,
    'paused', (select f.paused from flows f where f.id = r.flow_id),
    'inputs', (select coalesce(json_agg(json_build_object('seq', i.seq, 'schema', i.schema, 'input', i.input) order by i.seq), '[]')
               from inputs i where i.run_id = r.id),
    -- what became of the calls that the state still holds open
    'ledger', case when r.state -> 'open' = '{}' then '[]' else
               (select coalesce(json_agg(json_build_object('call', d.call_id, 'id', d.id, 'state', d.state, 'attempt', d.attempt, 'channel', d.channel,
                   'class', d.error ->> 'class', 'at', hilo_ms(d.state_at))), '[]')
                from deliveries d where d.call_id = any (hilo_open_calls(r.state -> 'open'))) end,
    'contact', k.contact)
  -- outer, though every run has its contact: from the runs that were asked for to their contacts, and never the other way about
  from runs r left join contacts c on c.id = r.contact_id
    cross join lateral hilo_contact(c, r.pace is not null, p_since) as k(contact)
  where r.id = any (p_ids)
$$;

-- The embedded engine's hand: due runs, taken so that no other holder takes them for a while, and loaded by the same call.
create or replace function hilo_take(p_workspaces text, p_now float8, p_limit int, p_hold_ms float8, p_since float8) returns setof json
language plpgsql as $$
declare v_ids text[];
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  with due as (
    select id from runs where status = 'live' and wake_at <= hilo_at(p_now) order by wake_at limit p_limit for update skip locked),
  -- by their ids and not by a join: a plan made while the table was small would read all runs to join them
  taken as (update runs r set wake_at = hilo_at(p_now + p_hold_ms) where r.id = any (array(select id from due)) returning r.id)
  select array_agg(id) into v_ids from taken;
  if v_ids is not null then
    return query select * from hilo_load(v_ids, hilo_at(p_since));
  end if;
end $$;

-- Runs by id, within the workspaces the caller serves.
create or replace function hilo_load_in(p_workspaces text, p_ids text[], p_since float8) returns setof json language plpgsql as $$
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  return query select * from hilo_load(p_ids, hilo_at(p_since));
end $$;

-- One contact as policy reads it, outside of any run.
create or replace function hilo_contact_in(p_workspace text, p_contact text, p_since float8) returns setof json language plpgsql as $$
begin
  perform set_config('hilo.workspaces', p_workspace, true);
  return query select k.contact from contacts c cross join lateral hilo_contact(c, false, hilo_at(p_since)) as k(contact) where c.id = p_contact;
end $$;
