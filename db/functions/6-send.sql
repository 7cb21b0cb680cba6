-- The senders' hand: reserved sends that are due, held for a while and loaded with what policy needs to decide anew.
-- `p_call`: only that call, due or not (an engine that keeps the timer itself). `p_full`: connections, as workspace:provider, whose turn
-- it is not because too many of theirs are on their way.
drop function if exists hilo_take_sends(text, float8, int, float8, float8, text);
create or replace function hilo_take_sends(p_workspaces text, p_now float8, p_limit int, p_hold_ms float8, p_since float8, p_call text, p_full text[])
returns setof json
language plpgsql as $$
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  return query
  with due as (
    select id from deliveries where state = 'reserved' and next_at <= hilo_at(p_now) and (p_call is null or call_id = p_call)
      and not (workspace_id || ':' || provider = any (p_full))
    order by next_at limit p_limit for update skip locked),
  taken as (update deliveries d set next_at = hilo_at(p_now + p_hold_ms) where d.id = any (array(select id from due)) returning d.*)
  select json_build_object('id', d.id, 'workspace', d.workspace_id, 'call', d.call_id, 'attempt', d.attempt, 'run', d.run_id, 'flow', d.flow_id,
    'node', d.node, 'case', d.case_id, 'channel', d.channel, 'purpose', d.purpose, 'intent', d.intent, 'address', d.address, 'provider', d.provider,
    'content', d.content, 'test', d.test, 'inConversation', d.in_conversation, 'author', d.author, 'at', hilo_ms(d.at), 'pace', r.pace, 'paused', f.paused, 'status', r.status,
    'contact', k.contact)
  from taken d join contacts c on c.id = d.contact_id left join runs r on r.id = d.run_id left join flows f on f.id = d.flow_id
    cross join lateral hilo_contact(c, d.test, hilo_at(p_since)) as k(contact);
end $$;

-- reserved -> submitted: the winner alone may call. Under the contact's lock, only where the facts decided on still hold.
create or replace function hilo_submit(p jsonb) returns jsonb language plpgsql as $$
declare v_won text[];
begin
  perform set_config('hilo.workspaces', p ->> 'workspaces', true);
  perform 1 from contacts where id = any (array(select distinct x ->> 'contact' from jsonb_array_elements(p -> 'sends') x)) order by id for no key update;
  with x as (select * from jsonb_to_recordset(p -> 'sends') as x(id text, contact text, "policyRev" bigint, deadline float8, at float8)),
  u as (update deliveries d set state = 'submitted', state_at = hilo_at(x.at), next_at = hilo_at(x.deadline)
        from x, contacts c where d.id = x.id and d.state = 'reserved' and c.id = x.contact and c.policy_rev = x."policyRev" returning d.id)
  select coalesce(array_agg(id), '{}') into v_won from u;
  -- those whose facts moved meanwhile are decided anew at once, not when our hold on them is over
  update deliveries d set next_at = hilo_at((p ->> 'now')::float8) from jsonb_to_recordset(p -> 'sends') as x(id text)
    where d.id = x.id and d.state = 'reserved' and not (d.id = any (v_won));
  return to_jsonb(v_won);
end $$;

-- What came of a batch of queued sends: settled, said on the thread, given back, tried again, told to their runs. One transaction.
create or replace function hilo_record(p jsonb) returns jsonb language plpgsql as $$
declare v_settled text[] := '{}'; v_now float8 := (p ->> 'now')::float8;
begin
  perform set_config('hilo.workspaces', p ->> 'workspaces', true);
  if p ? 'lock' then
    perform 1 from contacts where id = any (array(select jsonb_array_elements_text(p -> 'lock'))) order by id for no key update;
  end if;
  if p ? 'outcomes' then v_settled := hilo_settle(p -> 'outcomes'); end if;
  if p ? 'messages' then perform hilo_say_all(p -> 'messages', v_settled); end if;
  if p ? 'released' then
    update deliveries d set state = 'cancelled', state_at = hilo_at(x.at), next_at = null, error = x.error
      from jsonb_to_recordset(p -> 'released') as x(id text, at float8, error jsonb) where d.id = x.id and d.state = 'reserved';
  end if;
  if p ? 'retries' then perform hilo_retry(p -> 'retries', v_settled); end if;
  if p ? 'blocked' then perform hilo_block(p -> 'blocked'); end if;
  if p ? 'decisions' then
    insert into decisions (id, workspace_id, contact_id, run_id, call_id, at, verdict, code, channel, until, policy_version, proposal, facts, trace, test)
      select x.id, x.workspace, x.contact, x.run, x.call, hilo_at(x.at), x.verdict, x.code, x.channel, hilo_at(x.until), x.version, x.proposal::json,
        x.facts::json, x.trace::json, x.test
      from jsonb_to_recordset(p -> 'decisions') as x(id text, workspace text, contact text, run text, call text, at float8, verdict text, code text,
        channel text, until float8, version int, proposal text, facts text, trace text, test boolean);
  end if;
  if p ? 'flagged' then
    update deliveries set next_at = null where id = any (array(select jsonb_array_elements_text(p -> 'flagged'))) and state = 'unknown';
  end if;
  if p ? 'answers' then perform hilo_input(p -> 'answers', v_now); end if;
  if p ? 'wakes' then
    update runs set inbox = inbox + 1, wake_at = hilo_at(v_now)
      where id = any (array(select jsonb_array_elements_text(p -> 'wakes'))) and status = 'live';
    perform pg_notify('hilo_due', '');
  end if;
  return jsonb_build_object('settled', v_settled);
end $$;

-- Sends nobody has heard of in time, and unknown ones whose next look is due.
create or replace function hilo_take_unsettled(p_workspaces text, p_now float8, p_limit int, p_hold_ms float8) returns setof json
language plpgsql as $$
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  return query
  with due as (
    select id, state from deliveries where state in ('submitted', 'unknown') and next_at <= hilo_at(p_now)
    order by next_at limit p_limit for update skip locked),
  taken as (update deliveries d set next_at = hilo_at(p_now + p_hold_ms), state = 'unknown',
      state_at = case when d.state = 'submitted'
        then hilo_at(hilo_run_time((select r.pace from runs r where r.id = d.run_id), p_now)) else d.state_at end
    where d.id = any (array(select id from due)) returning d.*)
  select json_build_object('id', d.id, 'workspace', d.workspace_id, 'contact', d.contact_id, 'call', d.call_id, 'attempt', d.attempt, 'run', d.run_id,
    'channel', d.channel, 'purpose', d.purpose, 'provider', d.provider, 'content', d.content, 'test', d.test, 'author', d.author, 'case', d.case_id,
    'since', hilo_clock_time(r.pace, hilo_ms(d.state_at)), 'fresh', due.state = 'submitted', 'pace', r.pace,
    'repeated', exists (select 1 from deliveries e where e.call_id = d.call_id and e.error ->> 'code' = 'send.never_seen'))
  from taken d join due on due.id = d.id left join runs r on r.id = d.run_id;
end $$;

-- Other calls (HTTP): taken the same way; at least once, so a holder that died is taken over when its hold is over.
create or replace function hilo_take_calls(p_workspaces text, p_now float8, p_limit int, p_hold_ms float8, p_call text) returns setof json
language plpgsql as $$
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  return query
  with due as (
    select id from calls where state in ('open', 'submitted') and next_at <= hilo_at(p_now) and (p_call is null or id = p_call)
    order by next_at limit p_limit for update skip locked),
  taken as (update calls k set next_at = hilo_at(p_now + p_hold_ms), state = 'submitted', attempt = k.attempt + 1
    where k.id = any (array(select id from due)) returning k.*)
  select json_build_object('id', k.id, 'workspace', k.workspace_id, 'run', k.run_id, 'call', k.call, 'attempt', k.attempt) from taken k;
end $$;

create or replace function hilo_finish_calls(p jsonb) returns void language plpgsql as $$
begin
  perform set_config('hilo.workspaces', p ->> 'workspaces', true);
  update calls k set state = case when x.again is null then 'done' else 'open' end, next_at = hilo_at(x.again), result = x.result,
      done_at = case when x.again is null then hilo_at((p ->> 'now')::float8) end
    from jsonb_to_recordset(p -> 'calls') as x(id text, result jsonb, again float8) where k.id = x.id and k.state = 'submitted';
  perform hilo_input(p -> 'answers', (p ->> 'now')::float8);
end $$;
