-- Every statement of these functions finds its rows by a key. A plan made while a table was still small would read it whole, and a
-- connection keeps its plans for hours: so they are told to use the index from the first row on.
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'public' and p.proname in ('hilo_take', 'hilo_load_in', 'hilo_commit', 'hilo_ingest', 'hilo_take_sends', 'hilo_submit',
             'hilo_record', 'hilo_say_all', 'hilo_take_unsettled', 'hilo_take_calls', 'hilo_finish_calls', 'hilo_contact_in')
  loop
    execute format('alter function %s set enable_seqscan = off', f);
    -- a bitmap visits the dead entries of a queue's index every time; an index scan marks them and passes them by
    execute format('alter function %s set enable_bitmapscan = off', f);
    execute format('alter function %s set enable_hashjoin = off', f);
    execute format('alter function %s set enable_mergejoin = off', f);
    -- planned once a connection, not anew for every call: but those that answer for one call or for all plan by which it is
    if f::text not like 'hilo_take_sends%' and f::text not like 'hilo_take_calls%' then
      execute format('alter function %s set plan_cache_mode = force_generic_plan', f);
    end if;
  end loop;
end $$;
