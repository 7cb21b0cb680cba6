-- The latest word per channel and purpose, where policy reads it. The caller holds the contact's lock.
create or replace function hilo_restand(p_contact text) returns void language sql as $$
  update contacts c set policy_rev = c.policy_rev + 1, standing = c.standing || jsonb_build_object('consents', (
    select coalesce(jsonb_object_agg(x.channel || ':' || x.purpose, jsonb_build_object('id', x.id, 'status', x.status, 'basis', x.basis,
             'at', hilo_ms(x.at), 'expiresAt', hilo_ms(x.expires_at))), '{}')
    from (select distinct on (channel, purpose) * from consents where contact_id = p_contact order by channel, purpose, at desc, id desc) x))
  where c.id = p_contact $$;

-- The contact that a reference means: our id, the customer's own, or an address. Null where there is none.
create or replace function hilo_find(p_ws text, ref jsonb) returns text language plpgsql stable as $$
declare v_id text; a jsonb;
begin
  if ref ? 'id' then
    select id into v_id from contacts where id = ref ->> 'id' and workspace_id = p_ws;
    return v_id;
  end if;
  if ref ? 'externalId' then
    select id into v_id from contacts where workspace_id = p_ws and external_id = ref ->> 'externalId';
  end if;
  if v_id is null then
    for a in select * from jsonb_array_elements(coalesce(ref -> 'addresses', '[]')) loop
      select x.contact_id into v_id from addresses x where x.workspace_id = p_ws and x.kind = a ->> 'kind' and x.value = a ->> 'value';
      exit when v_id is not null;
    end loop;
  end if;
  return v_id;
end $$;

-- Finds the contact that a reference means, or makes it. `ref`: {id, externalId, name, language, timeZone, country, attributes, addresses, newId}.
create or replace function hilo_identify(p_ws text, ref jsonb, p_now float8) returns text language plpgsql as $$
declare v_id text := hilo_find(p_ws, ref); v_new boolean := false; v_tells boolean; v_other text; a jsonb;
begin
  if ref ? 'id' and v_id is null then return null; end if;
  if v_id is null then
    insert into contacts (id, workspace_id, external_id, name, language, time_zone, country, attributes, created_at)
      values (ref ->> 'newId', p_ws, ref ->> 'externalId', ref ->> 'name', ref ->> 'language', ref ->> 'timeZone', ref ->> 'country',
              coalesce(ref -> 'attributes', '{}'), hilo_at(p_now))
      on conflict do nothing returning id into v_id;
    v_new := v_id is not null;
    if not v_new then v_id := hilo_find(p_ws, ref); end if;
  end if;
  for a in select * from jsonb_array_elements(coalesce(ref -> 'addresses', '[]')) loop
    insert into addresses (id, workspace_id, contact_id, kind, value) values (a ->> 'id', p_ws, v_id, a ->> 'kind', a ->> 'value')
      on conflict (workspace_id, kind, value) do nothing;
    if not found and v_new then
      -- somebody else met this person in the same moment: theirs stays, ours goes
      select x.contact_id into v_other from addresses x where x.workspace_id = p_ws and x.kind = a ->> 'kind' and x.value = a ->> 'value';
      continue when v_other = v_id;
      update addresses set contact_id = v_other where contact_id = v_id;
      delete from contacts where id = v_id;
      v_id := v_other;
      v_new := false;
    end if;
  end loop;
  v_tells := not v_new and ref ?| array['name', 'language', 'timeZone', 'country', 'attributes'];
  if not v_new and not v_tells and ref ? 'externalId' then
    select external_id is null into v_tells from contacts where id = v_id;
  end if;
  if v_tells then
    update contacts set name = coalesce(ref ->> 'name', name), language = coalesce(ref ->> 'language', language),
      time_zone = coalesce(ref ->> 'timeZone', time_zone), country = coalesce(ref ->> 'country', country),
      -- an id of the customer's own that is another contact's stays with that one, like an address
      external_id = case when exists (select 1 from contacts o where o.workspace_id = p_ws and o.external_id = ref ->> 'externalId') then external_id
                         else coalesce(external_id, ref ->> 'externalId') end, attributes = attributes || coalesce(ref -> 'attributes', '{}'),
      policy_rev = policy_rev + case when coalesce(ref ->> 'timeZone', time_zone) is distinct from time_zone
        or coalesce(ref ->> 'country', country) is distinct from country then 1 else 0 end
      where id = v_id;
  end if;
  return v_id;
end $$;

-- What a start rule may know of the contacts that references mean, before anything is written: as stored, with the reference's word on top.
create or replace function hilo_peek(p_ws text, p_refs jsonb) returns table (n int, contact jsonb) language plpgsql as $$
declare ref jsonb; c contacts;
begin
  perform set_config('hilo.workspaces', p_ws, true);
  for ref in select * from jsonb_array_elements(p_refs) loop
    select * into c from contacts where id = hilo_find(p_ws, ref);
    n := (ref ->> 'n')::int;
    contact := jsonb_build_object('id', coalesce(c.id, ref ->> 'newId'), 'name', coalesce(ref ->> 'name', c.name),
      'language', coalesce(ref ->> 'language', c.language), 'timeZone', coalesce(ref ->> 'timeZone', c.time_zone),
      'country', coalesce(ref ->> 'country', c.country), 'attributes', coalesce(c.attributes, '{}') || coalesce(ref -> 'attributes', '{}'),
      'tags', to_jsonb(coalesce(c.tags, '{}')), 'addresses', coalesce(ref -> 'addresses', '[]'));
    return next;
  end loop;
end $$;

create or replace function hilo_consent(p_ws text, p_contact text, c jsonb, p_now float8) returns void language sql as $$
  insert into consents (id, workspace_id, contact_id, channel, purpose, status, basis, evidence, at, expires_at)
  values (c ->> 'id', p_ws, p_contact, c ->> 'channel', c ->> 'purpose', c ->> 'status', c ->> 'basis', coalesce(c -> 'evidence', '{}'),
          hilo_at(coalesce((c ->> 'at')::float8, p_now)), hilo_at((c ->> 'expiresAt')::float8)) $$;

-- A run into a flow, held to the flow's entry rule: null when it went in, else why not, and then it is stored as refused with what
-- `p_cause` names. `s`: {run, flow, version, key, state, input, pace, interval, paused}. The caller holds the contact's lock.
create or replace function hilo_enter(p_ws text, p_contact text, s jsonb, p_cause jsonb, p_now float8) returns text language plpgsql as $$
declare v_reason text;
begin
  -- (asked apart: a condition with a query in it is run as one, even where nothing is to be asked)
  if s ? 'interval' then
    if exists (select 1 from runs r where r.contact_id = p_contact and r.flow_id = s ->> 'flow'
        and r.status <> 'refused' and r.started_at > hilo_at(p_now - (s ->> 'interval')::float8)) then
      v_reason := 'entry.interval';
    end if;
  end if;
  if s ->> 'paused' is not null then v_reason := 'entry.paused'; end if;
  if v_reason is null then
    insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, inbox, wake_at, pace, started_at)
      values (s ->> 'run', p_ws, s ->> 'flow', s ->> 'version', p_contact, s ->> 'key', 'live', s -> 'state', 1, hilo_at(p_now),
              nullif(s -> 'pace', 'null'), hilo_at(p_now))
      on conflict do nothing;
    if found then
      insert into inputs (workspace_id, run_id, input) values (p_ws, s ->> 'run', s -> 'input');
      return null;
    end if;
    v_reason := 'entry.already_in';
  end if;
  insert into runs (id, workspace_id, flow_id, version_id, contact_id, entry_key, status, state, outcome, started_at, ended_at)
    values (s ->> 'run', p_ws, s ->> 'flow', s ->> 'version', p_contact, s ->> 'key', 'refused', s -> 'state',
            jsonb_build_object('code', v_reason) || p_cause, hilo_at(p_now), hilo_at(p_now));
  return v_reason;
end $$;

-- A batch of events, all or nothing. Per event: once by (source, external id); the contact found or made; the contact's next number;
-- an input in the inbox of every live run that listens for it; a run for every start that its entry rule lets in.
create or replace function hilo_ingest(p jsonb) returns jsonb language plpgsql as $$
declare
  v_ws text := p ->> 'workspace'; v_now float8 := (p ->> 'now')::float8; e record; s jsonb; c jsonb; v_contacts text[] := '{}'; v_contact text;
  v_seq bigint; v_results jsonb[] := '{}'; v_heard int; v_runs jsonb; v_reason text; v_due boolean := false; v_run text;
begin
  perform set_config('hilo.workspaces', v_ws, true);
  -- every contact first, in one order for every batch: two batches never wait for each other in a ring
  for e in select x.n, x.contact from jsonb_to_recordset(p -> 'events') as x(n int, contact jsonb, key text) order by x.key, x.n loop
    v_contacts[e.n] := hilo_identify(v_ws, e.contact, v_now);
  end loop;
  perform 1 from contacts where id = any (v_contacts) order by id for no key update;

  for e in select * from jsonb_to_recordset(p -> 'events') as x(n int, id text, source text, external_id text, name text, payload jsonb,
      occurred float8, consents jsonb, starts jsonb) order by x.n
  loop
    v_contact := v_contacts[e.n];
    if v_contact is null then
      v_results[e.n] := jsonb_build_object('status', 'unknown_contact'); continue;
    end if;
    insert into events (id, workspace_id, contact_id, source, external_id, name, seq, payload, occurred_at, received_at)
      select e.id, v_ws, v_contact, e.source, e.external_id, e.name, k.event_seq + 1, e.payload, hilo_at(e.occurred), hilo_at(v_now)
      from contacts k where k.id = v_contact
      on conflict (workspace_id, source, external_id) do nothing returning seq into v_seq;
    if not found then
      v_results[e.n] := (select jsonb_build_object('status', 'duplicate', 'id', x.id, 'contact', x.contact_id)
        from events x where x.workspace_id = v_ws and x.source = e.source and x.external_id = e.external_id);
      continue;
    end if;
    update contacts set event_seq = v_seq where id = v_contact;
    if jsonb_array_length(coalesce(e.consents, '[]')) > 0 then
      for c in select * from jsonb_array_elements(e.consents) loop perform hilo_consent(v_ws, v_contact, c, v_now); end loop;
      perform hilo_restand(v_contact);
    end if;

    v_heard := 0;
    for v_run in select r.id from runs r where r.contact_id = v_contact and r.status in ('live', 'halted')
        and (select e.name = any (v.mentions) from versions v where v.id = r.version_id)
    loop
      insert into inputs (workspace_id, run_id, input)
        values (v_ws, v_run, jsonb_build_object('type', 'event', 'at', v_now, 'id', e.id, 'name', e.name, 'payload', e.payload));
      update runs r set inbox = r.inbox + 1, wake_at = least(coalesce(r.wake_at, hilo_at(v_now)), hilo_at(v_now)) where r.id = v_run;
      v_heard := v_heard + 1;
    end loop;

    v_runs := '[]';
    for s in select * from jsonb_array_elements(coalesce(e.starts, '[]')) loop
      v_reason := hilo_enter(v_ws, v_contact, s, jsonb_build_object('event', e.id), v_now);
      v_due := v_due or v_reason is null;
      v_runs := v_runs || jsonb_build_object('id', s ->> 'run', 'flow', s ->> 'flow', 'refused', v_reason);
    end loop;
    v_results[e.n] := jsonb_build_object('status', 'stored', 'id', e.id, 'contact', v_contact, 'heard', v_heard, 'runs', v_runs);
    v_due := v_due or v_heard > 0;
  end loop;
  if v_due then perform pg_notify('hilo_due', ''); end if;
  return to_jsonb(v_results);
end $$;
