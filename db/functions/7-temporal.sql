-- The Temporal engine's hand. Due runs are not loaded here, only named: their workflows are signalled and drive them. A run whose
-- inbox holds something is named at once. One that is due and has nothing new is left to its workflow's own timer, or to the call
-- whose end its workflow hears of by itself, for `p_grace_ms`; null: however long it takes.
create or replace function hilo_take_wakes(p_workspaces text, p_now float8, p_grace_ms float8, p_limit int, p_hold_ms float8)
returns table (run text, workspace text) language plpgsql as $$
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  return query
  with due as (
    select r.id from runs r
    where r.status = 'live' and r.wake_at <= hilo_at(p_now)
      and (r.wake_at <= hilo_at(p_now - p_grace_ms)
        or exists (select 1 from inputs i where i.run_id = r.id
             and not (i.input ->> 'type' = 'outcome' and i.input -> 'result' ->> 'status' in ('sent', 'unknown', 'response', 'failed'))))
    order by r.wake_at limit p_limit for update of r skip locked)
  update runs r set wake_at = hilo_at(p_now + p_hold_ms) where r.id = any (array(select id from due)) returning r.id, r.workspace_id;
end $$;

-- Moves the wakes of runs that were taken until `p_held` and that nobody touched since: later once Temporal has their signal, back
-- to now when it could not be reached.
create or replace function hilo_move_wakes(p_workspaces text, p_ids text[], p_held float8, p_to float8) returns int language plpgsql as $$
declare v_count int;
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  update runs set wake_at = hilo_at(p_to) where id = any (p_ids) and status = 'live' and wake_at = hilo_at(p_held);
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- Calls that have been open for longer than their workflow needs to take them, because another engine left them or Temporal lost the
-- workflow: their runs are due, and what drives them says which calls are open.
create or replace function hilo_adopt_calls(p_workspaces text, p_now float8, p_overdue_ms float8, p_limit int) returns int language plpgsql as $$
declare v_count int;
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  update runs set wake_at = hilo_at(p_now - p_overdue_ms)
  where status = 'live' and (wake_at is null or wake_at > hilo_at(p_now)) and id in (
    select d.run_id from deliveries d where d.state = 'reserved' and d.next_at <= hilo_at(p_now - p_overdue_ms) and d.run_id is not null
    union
    select k.run_id from calls k where k.state in ('open', 'submitted') and k.next_at <= hilo_at(p_now - p_overdue_ms)
    limit p_limit);
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- Reserved sends of people and of the system, which belong to no run and hence to no workflow.
create or replace function hilo_loose_sends(p_workspaces text, p_now float8, p_limit int) returns setof text language plpgsql as $$
begin
  perform set_config('hilo.workspaces', p_workspaces, true);
  return query select d.call_id from deliveries d
    where d.state = 'reserved' and d.next_at <= hilo_at(p_now) and d.run_id is null order by d.next_at limit p_limit;
end $$;

-- When a call must be looked at again: a retry that its provider asked for, or the end of another holder's hold. Null: it is done.
create or replace function hilo_call_due(p_workspace text, p_call text) returns float8 language plpgsql as $$
declare v_at timestamptz;
begin
  perform set_config('hilo.workspaces', p_workspace, true);
  select least((select min(d.next_at) from deliveries d where d.call_id = p_call and d.state = 'reserved'),
               (select k.next_at from calls k where k.id = p_call and k.state in ('open', 'submitted'))) into v_at;
  return hilo_ms(v_at);
end $$;
