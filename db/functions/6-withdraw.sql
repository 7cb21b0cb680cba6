-- "No more" from a contact: what is reserved on that channel and purpose (null: any) never goes, its place in the caps is free
-- again, and the run that waits for the send hears why. The caller holds the contact's lock. Answers the ids.
create or replace function hilo_withdraw(p_ws text, p_contact text, p_channel text, p_purpose text, p_code text, p_now float8)
returns text[] language plpgsql as $$
declare v_ids text[]; v_inputs jsonb;
begin
  with gone as (
    update deliveries d set state = 'cancelled', state_at = hilo_at(p_now), next_at = null, error = jsonb_build_object('code', p_code)
    where d.workspace_id = p_ws and d.contact_id = p_contact and d.state = 'reserved'
      and (p_channel is null or d.channel = p_channel) and (p_purpose is null or d.purpose = p_purpose)
    returning d.id, d.run_id, d.call_id, d.channel, d.purpose)
  select coalesce(array_agg(g.id), '{}'), jsonb_agg(jsonb_build_object('run', r.id, 'workspace', p_ws, 'input', jsonb_build_object(
      'type', 'outcome', 'call', g.call_id, 'result', jsonb_build_object('status', 'not_sent', 'code', p_code,
        'params', jsonb_build_object('channel', g.channel, 'purpose', g.purpose)),
      'at', p_now)))
      filter (where r.id is not null)
    into v_ids, v_inputs from gone g left join runs r on r.id = g.run_id;
  if v_inputs is not null then perform hilo_input(v_inputs, p_now); end if;
  return v_ids;
end $$;
