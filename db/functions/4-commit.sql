-- The thread: numbered and chained per contact. The caller holds the contacts' locks. A message with a delivery is said only when that
-- delivery's state really moved; null: whatever it says. Set-based: of several messages of one contact each waits for the next round.
create or replace function hilo_say_all(p_messages jsonb, p_settled text[]) returns void language plpgsql as $$
declare v_rounds int; v_wanted int; v_round_said int; v_said int := 0;
begin
  select max(n), sum(n) into v_rounds, v_wanted from (
    select count(*) as n from jsonb_array_elements(p_messages) m
    where m ->> 'delivery' is null or p_settled is null or m ->> 'delivery' = any (p_settled) group by m ->> 'contact') s;
  for v_round in 1 .. coalesce(v_rounds, 0) loop
    with x as (
      select m.*, encode(sha256(convert_to(coalesce(m.text, '') || coalesce(m.content::text, ''), 'UTF8')), 'hex') as digest
      from (select r.*, row_number() over (partition by r.contact order by r.n) as round
            from rows from (jsonb_to_recordset(p_messages) as (id text, workspace text, contact text, at text, direction text, channel text,
                author text, text text, content jsonb, delivery text, run text, "case" text, "providerId" text, test boolean))
              with ordinality as r(id, workspace, contact, at, direction, channel, author, text, content, delivery, run, "case", provider, test, n)
            where r.delivery is null or p_settled is null or r.delivery = any (p_settled)) m
      where m.round = v_round),
    said as (
      update contacts c set thread_seq = c.thread_seq + 1,
        thread_hash = encode(sha256(convert_to(c.thread_hash || x.id || x.at || x.direction || x.digest, 'UTF8')), 'hex')
      from x where c.id = x.contact and c.workspace_id = x.workspace returning c.thread_seq, c.thread_hash, x.*)
    insert into messages (contact_id, seq, id, workspace_id, at, direction, channel, author, text, content, delivery_id, run_id, case_id,
                          provider_id, test, digest, hash)
      select y.contact, y.thread_seq, y.id, y.workspace, hilo_at(y.at::float8), y.direction, y.channel, y.author, coalesce(y.text, ''),
        coalesce(y.content, '{}'), y.delivery, y.run, y."case", y.provider, coalesce(y.test, false), y.digest, y.thread_hash
      from said y;
    get diagnostics v_round_said = row_count;
    v_said := v_said + v_round_said;
  end loop;
  if v_said <> v_wanted then
    raise not_null_violation using message = 'a message is for a contact that is not in its workspace';
  end if;
end $$;

-- One message. Answers its number.
create or replace function hilo_say(m jsonb) returns bigint language plpgsql as $$
declare v_seq bigint;
begin
  perform hilo_say_all(jsonb_build_array(m), null);
  select seq into v_seq from messages where id = m ->> 'id';
  return v_seq;
end $$;

-- Puts inputs in inboxes and makes their runs due: `[{run, workspace, input}]`. The row that says when a run is due is the row
-- that says how many inputs it was ever given, so a commit in flight cannot put it back to sleep over them.
create or replace function hilo_input(p_inputs jsonb, p_now float8) returns int language plpgsql as $$
declare x record; v_count int := 0;
begin
  -- in one order for every batch, so that two of them never wait for each other in a ring
  for x in select i.run, i.workspace, jsonb_agg(i.input order by i.n) as inputs
           from rows from (jsonb_to_recordset(coalesce(p_inputs, '[]')) as (run text, workspace text, input jsonb)) with ordinality as i(run, workspace, input, n)
           group by i.run, i.workspace order by i.run
  loop
    update runs r set inbox = r.inbox + jsonb_array_length(x.inputs), wake_at = least(coalesce(r.wake_at, hilo_at(p_now)), hilo_at(p_now))
      where r.id = x.run and r.workspace_id = x.workspace and r.status || '' in ('live', 'halted');
    if found then
      insert into inputs (workspace_id, run_id, input) select x.workspace, x.run, e from jsonb_array_elements(x.inputs) e;
      v_count := v_count + 1;
    end if;
  end loop;
  if v_count > 0 then perform pg_notify('hilo_due', ''); end if;
  return v_count;
end $$;

-- Ledger ranks: a later word never turns an earlier one back (channels.md section 0); failed gives way to delivered and read only.
create or replace function hilo_rank(p_state text) returns int language sql immutable parallel safe as $$
  select case p_state when 'reserved' then 0 when 'submitted' then 1 when 'unknown' then 2 when 'accepted' then 3 when 'failed' then 4
              when 'delivered' then 5 when 'read' then 6 else 9 end $$;

-- What became of sends. Always taken, whatever became of the run. Answers the ids whose state moved.
create or replace function hilo_settle(p_outcomes jsonb) returns text[] language sql as $$
  with x as (select * from jsonb_to_recordset(p_outcomes) as x(id text, state text, "providerId" text, error jsonb, at float8, "nextAt" float8)),
  u as (update deliveries d set state = x.state, provider_id = coalesce(x."providerId", d.provider_id), error = coalesce(x.error, d.error),
          state_at = hilo_at(x.at), next_at = hilo_at(x."nextAt")
        from x where d.id = x.id and d.state not in ('cancelled') and hilo_rank(x.state) > hilo_rank(d.state) returning d.id)
  select coalesce(array_agg(id), '{}') from u $$;

-- Claims: the contact's lock is held; the revision is compared, the windows are counted again, the entry is written.
create or replace function hilo_claim(p_claims jsonb, p_runs text[]) returns jsonb language plpgsql as $$
declare c record; w jsonb; v_count int; v_free boolean; v_claimed text[] := '{}'; v_stale text[] := '{}'; v_done int;
begin
  for c in select * from jsonb_to_recordset(p_claims) as x(id text, workspace text, contact text, call text, attempt int, run text, flow text,
      node text, "case" text, channel text, purpose text, intent text, address text, provider text, content jsonb, state text, at float8,
      "nextAt" float8, decision text, windows jsonb, test boolean, "policyRev" bigint, n int, "inConversation" boolean, author text) order by x.n
  loop
    if c.run is not null and not (c.run = any (p_runs)) then continue; end if;
    v_free := true;
    for w in select * from jsonb_array_elements(coalesce(c.windows, '[]')) loop
      select count(*) into v_count from deliveries d
        where d.contact_id = c.contact and d.at >= hilo_at((w ->> 'from')::float8) and d.test = c.test
          and d.state in ('reserved', 'submitted', 'accepted', 'delivered', 'read', 'unknown')
          and (w ->> 'channel' is null or d.channel = w ->> 'channel')
          and (w ->> 'purpose' is null or d.purpose = w ->> 'purpose')
          and (w ->> 'flow' is null or d.flow_id = w ->> 'flow')
          and d.call_id <> c.call and not d.in_conversation;
      if v_count >= (w ->> 'max')::int then v_free := false; exit; end if;
    end loop;
    if v_free then
      -- the revision is compared by the statement that moves it on; whoever spoke last holds the thread
      update contacts set policy_rev = policy_rev + 1, holder_run = coalesce(c.run, holder_run)
        where id = c.contact and policy_rev = c."policyRev";
      v_free := found;
    end if;
    if not v_free then v_stale := v_stale || c.call; continue; end if;
    insert into deliveries (id, workspace_id, contact_id, call_id, attempt, run_id, flow_id, node, case_id, channel, purpose, intent, address,
        provider, content, state, at, state_at, next_at, decision_id, windows, in_conversation, author, test)
      values (c.id, c.workspace, c.contact, c.call, c.attempt, c.run, c.flow, c.node, c."case", c.channel, c.purpose, c.intent, c.address,
        c.provider, c.content, c.state, hilo_at(c.at), hilo_at(c.at), hilo_at(c."nextAt"), c.decision, c.windows, coalesce(c."inConversation", false), c.author, c.test)
      on conflict (call_id, attempt) do nothing;
    get diagnostics v_done = row_count;
    if v_done = 1 then
      v_claimed := v_claimed || c.id;
    else
      v_stale := v_stale || c.call;
    end if;
  end loop;
  return jsonb_build_object('claimed', v_claimed, 'stale', v_stale);
end $$;

-- The same sends again, later: a row of their own, the place in the caps handed on. Not for a run that is over or has gone on: what was
-- counted as sent in doubt is not made up for.
create or replace function hilo_retry(p_retries jsonb, p_settled text[]) returns void language sql as $$
  insert into deliveries (id, workspace_id, contact_id, call_id, attempt, run_id, flow_id, node, case_id, channel, purpose, intent, address, provider,
      content, state, at, state_at, next_at, decision_id, windows, in_conversation, author, test)
    select x.id, d.workspace_id, d.contact_id, d.call_id, d.attempt + 1, d.run_id, d.flow_id, d.node, d.case_id, d.channel, d.purpose, d.intent,
      d.address, d.provider, d.content, 'reserved', d.at, hilo_at(x.at), hilo_at(x."nextAt"), d.decision_id, d.windows, d.in_conversation, d.author, d.test
    from jsonb_to_recordset(p_retries) as x(id text, of text, at float8, "nextAt" float8) join deliveries d on d.id = x.of
    where x.of = any (p_settled) and (d.run_id is null or exists (select 1 from runs r where r.id = d.run_id and r.status in ('live', 'halted')
        and d.call_id = any (hilo_open_calls(r.state -> 'open'))))
    on conflict (call_id, attempt) do nothing $$;

-- Addresses that a provider will never reach. The caller holds the contacts' locks.
create or replace function hilo_block(p_blocked jsonb) returns void language sql as $$
  update addresses a set state = 'blocked' from jsonb_to_recordset(p_blocked) as x(contact text, value text)
    where a.contact_id = x.contact and a.value = x.value and a.state = 'ok';
  update contacts c set policy_rev = policy_rev + 1 from jsonb_to_recordset(p_blocked) as x(contact text) where c.id = x.contact $$;

-- One batch of `drive`: outcomes and messages first (they always count), then the runs whose revision still holds, with all that
-- belongs to them, then the claims. One transaction, one round trip. See services/runs/commit.ts for the document's shape.
create or replace function hilo_commit(p jsonb) returns jsonb language plpgsql as $$
declare
  v_now float8 := (p ->> 'now')::float8;
  v_ok text[]; v_settled text[] := '{}'; v_claims jsonb; m jsonb; v_due boolean := false; v_count int;
begin
  perform set_config('hilo.workspaces', p ->> 'workspaces', true);
  if p ? 'lock' then
    perform 1 from contacts where id = any (array(select jsonb_array_elements_text(p -> 'lock'))) order by id for no key update;
  end if;

  if p ? 'outcomes' then v_settled := hilo_settle(p -> 'outcomes'); end if;
  if p ? 'messages' then perform hilo_say_all(p -> 'messages', v_settled); end if;

  if p ? 'retries' then perform hilo_retry(p -> 'retries', v_settled); end if;
  if p ? 'blocked' then perform hilo_block(p -> 'blocked'); end if;

  with x as (select * from jsonb_to_recordset(p -> 'runs') as x(id text, rev int, inbox int, state jsonb, status text, wake float8, node text,
               outcome jsonb, ended float8, failures int, version text)),
  u as (update runs r set state = coalesce(x.state, r.state), rev = r.rev + 1, status = x.status,
          node = case when x.state is null then r.node else x.node end, outcome = x.outcome, failures = x.failures,
          version_id = coalesce(x.version, r.version_id), ended_at = hilo_at(x.ended),
          wake_at = case when x.status <> 'live' then null when r.inbox <> x.inbox then hilo_at(v_now) else hilo_at(x.wake) end
        -- (the status is asked so that none of the partial indexes on it can serve: the key must)
        from x where r.id = x.id and r.rev = x.rev and r.status || '' = 'live' returning r.id)
  select coalesce(array_agg(id), '{}') into v_ok from u;

  delete from inputs i using jsonb_to_recordset(coalesce(p -> 'consumed', '[]')) as x(run text, seq bigint)
    where i.run_id = x.run and i.seq = x.seq and x.run = any (v_ok);
  insert into steps (workspace_id, run_id, seq, at, node, event, outlet, why, reads)
    select x.workspace, x.run, x.seq, hilo_at(x.at), x.node, x.event, x.outlet, x.why, x.reads
    from jsonb_to_recordset(coalesce(p -> 'steps', '[]')) as x(workspace text, run text, seq int, at float8, node text, event text,
      outlet text, why jsonb, reads jsonb) where x.run = any (v_ok);

  -- outcomes whose run moved on without us go through its inbox
  if p ? 'answers' then
    perform hilo_input((select coalesce(jsonb_agg(a), '[]') from jsonb_array_elements(p -> 'answers') a where not (a ->> 'run' = any (v_ok))), v_now);
  end if;

  -- what became of a send was seen by somebody whose run had moved on: whoever drives it next must look
  if p ? 'wakes' then
    update runs set inbox = inbox + 1, wake_at = hilo_at(v_now)
      where status = 'live' and id in (select jsonb_array_elements_text(p -> 'wakes')) and not (id = any (v_ok));
    v_due := true;
  end if;

  -- before anything below moves a revision: the claims were decided on the facts as loaded, in this order
  if p ? 'claims' then
    v_claims := hilo_claim(p -> 'claims', v_ok);
    -- a run whose claim met other facts decides anew, even if the process that drove it dies now
    if v_claims -> 'stale' <> '[]' then
      update runs set wake_at = hilo_at(v_now) where status = 'live' and id in (
        select x.run from jsonb_to_recordset(p -> 'claims') as x(run text, call text) where (v_claims -> 'stale') ? x.call) and id = any (v_ok);
    end if;
  end if;

  if p ? 'contacts' then
    -- one after the other: a run may write the same contact twice, and tags bear on caps
    for m in select x from jsonb_array_elements(p -> 'contacts') x where x ->> 'run' = any (v_ok) loop
      update contacts c set attributes = c.attributes || coalesce(m -> 'attributes', '{}'),
        tags = array(select distinct t from (
          select unnest(c.tags) except select jsonb_array_elements_text(coalesce(m -> 'remove', '[]'))
          union select jsonb_array_elements_text(coalesce(m -> 'add', '[]'))) as x(t) order by t),
        policy_rev = c.policy_rev + case when m ?| array['add', 'remove'] then 1 else 0 end
      where c.id = m ->> 'id';
    end loop;
  end if;
  if p ? 'conversions' then
    update contacts c set policy_rev = c.policy_rev + 1, standing = c.standing || jsonb_build_object('lastConversionAt', x.at)
    from jsonb_to_recordset(p -> 'conversions') as x(contact text, run text, at float8) where c.id = x.contact and x.run = any (v_ok);
  end if;

  -- reserved sends of calls that were given up, and of runs that ended, never go: their places in the caps are free again
  if p ? 'cancels' then
    update deliveries d set state = 'cancelled', state_at = hilo_at(x.at), next_at = null
      from jsonb_to_recordset(p -> 'cancels') as x(call text, run text, at float8)
      where d.call_id = x.call and d.state = 'reserved' and x.run = any (v_ok);
    update calls k set state = 'cancelled', next_at = null, done_at = hilo_at(x.at)
      from jsonb_to_recordset(p -> 'cancels') as x(call text, run text, at float8)
      where k.id = x.call and k.state in ('open', 'submitted') and x.run = any (v_ok);
  end if;

  if p ? 'calls' then
    insert into calls (id, workspace_id, run_id, call, state, next_at, opened_at)
      select x.id, x.workspace, x.run, x.call, 'open', hilo_at(v_now), hilo_at(x.at)
      from jsonb_to_recordset(p -> 'calls') as x(id text, workspace text, run text, call jsonb, at float8) where x.run = any (v_ok)
      on conflict (id) do nothing;
    v_due := true;
  end if;
  if p ? 'cases' then
    insert into cases (id, workspace_id, contact_id, kind, queue, status, priority, channel, run_id, call_id, card, opened_at, due_at, test)
      select x.id, x.workspace, x.contact, x.kind, x.queue, 'open', x.priority, x.channel, x.run, x.call, x.card, hilo_at(x.at), hilo_at(x.due), x.test
      from jsonb_to_recordset(p -> 'cases') as x(id text, workspace text, contact text, kind text, queue text, priority int, channel text, run text,
        call text, card jsonb, at float8, due float8, test boolean) where x.run = any (v_ok)
      on conflict (call_id) do nothing;
    update contacts c set policy_rev = c.policy_rev + 1, holder_case = x.id
      from jsonb_to_recordset(p -> 'cases') as x(id text, contact text, run text) where c.id = x.contact and x.run = any (v_ok);
  end if;
  if p ? 'children' then
    insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, inbox, wake_at, pace, parent_call, started_at)
      select x.id, x.workspace, x.flow, x.version, x.contact, x.key, 'live', x.state, 1, hilo_at(v_now), x.pace, x.call, hilo_at(x.at)
      from jsonb_to_recordset(p -> 'children') as x(id text, workspace text, flow text, version text, contact text, key text, state jsonb,
        pace jsonb, call text, run text, at float8) where x.run = any (v_ok)
      on conflict do nothing;
    insert into inputs (workspace_id, run_id, input)
      select x.workspace, x.id, x.input from jsonb_to_recordset(p -> 'children') as x(id text, workspace text, run text, input jsonb)
      where x.run = any (v_ok) and exists (select 1 from runs r where r.id = x.id);
    v_due := true;
  end if;
  -- the ends of child runs are inputs of the runs that wait for them
  if p ? 'parents' then
    v_count := hilo_input((select coalesce(jsonb_agg(a), '[]') from jsonb_array_elements(p -> 'parents') a where a ->> 'child' = any (v_ok)), v_now);
  end if;

  if p ? 'decisions' then
    insert into decisions (id, workspace_id, contact_id, run_id, call_id, at, verdict, code, channel, until, policy_version, proposal, facts, trace, test)
      select x.id, x.workspace, x.contact, x.run, x.call, hilo_at(x.at), x.verdict, x.code, x.channel, hilo_at(x.until), x.version, x.proposal::json,
        x.facts::json, x.trace::json, x.test
      from jsonb_to_recordset(p -> 'decisions') as x(id text, workspace text, contact text, run text, call text, at float8, verdict text, code text,
        channel text, until float8, version int, proposal text, facts text, trace text, test boolean)
      where (x.run is null or x.run = any (v_ok)) and not (coalesce(v_claims -> 'stale', '[]') ? x.call);
  end if;
  if v_due then perform pg_notify('hilo_due', ''); end if;
  return jsonb_build_object('ok', v_ok, 'settled', v_settled) || coalesce(v_claims, '{}');
end $$;
