import { useSearchParams } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { createStore } from 'zustand/vanilla';
import type { ThreadView } from '../../../services/flows/comments';
import type { Present } from '../../../services/flows/presence';
import { paths } from '../../http/paths';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { useLiveChange } from '../../shell/use-live';
import { usePageContext, useWords } from '../../words/page';
import { useCalm } from '../canvas/use-calm';
import type { Saving } from '../saving/use-autosave';
import { stepName } from '../step-name';
import { useEditorStore } from '../store';
import { tabName } from './tab';
import { holderOf, type Together, type TogetherState } from './together';
import { NameOf } from './who';

/** The server forgets a tab that missed two of these. */
const BEAT_MS = 15_000;

/** Is here with other people: tells them which step is open, hears of theirs, of their saves and of what they say. */
export function useTogetherAt({ flow, me, members, mayComment, mayEdit }: StudioProps, saving: Saving): Together {
  const { csrf } = usePageContext();
  // The conversation that a link leads to, as a mail has it.
  const [search] = useSearchParams();
  const linked = search.get('thread');
  const [store] = useState(() =>
    createStore<TogetherState>(() => ({ people: [], threads: [], thread: linked, about: null })),
  );
  const [tab] = useState(() => (typeof window === 'undefined' ? '' : tabName()));
  const open = useCalm((state) => (state.selected.length === 1 ? (state.selected[0] ?? null) : null));
  const step = useRef(open);
  const asked = useRef(0);

  const send = useCallback(
    async (address: string, intent: string, fields: Record<string, string | undefined>): Promise<unknown> => {
      const answer = await fetch(address, { method: 'POST', body: formOf(csrf, intent, fields), redirect: 'manual' });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    },
    [csrf],
  );
  const beHere = useCallback(
    async (take?: 'true') => {
      const at = step.current;
      const turn = (asked.current += 1);
      try {
        const answer = await send(paths.flowPeople(flow.id), 'here', { tab, node: at ?? undefined, take });
        // An older answer may come after a newer one.
        if (turn === asked.current) store.setState({ people: (answer as { people: Present[] }).people });
      } catch {
        // Without network nobody is heard of; what was known stays until the next beat.
      }
    },
    [send, flow.id, tab, store],
  );
  const readThreads = useCallback(async () => {
    const answer = await fetch(paths.flowComments(flow.id), { redirect: 'manual' }).catch(() => null);
    if (!answer?.ok) return;
    store.setState({ threads: ((await answer.json()) as { threads: ThreadView[] }).threads });
  }, [flow.id, store]);

  useLiveChange({
    [`flow:${flow.id}`]: saving.hear,
    [`flow_people:${flow.id}`]: () => void beHere(),
    [`flow_comments:${flow.id}`]: () => void readThreads(),
  });

  useEffect(() => {
    step.current = open;
    void beHere();
  }, [open, beHere]);
  useEffect(() => {
    const timer = setInterval(() => void beHere(), BEAT_MS);
    const seen = () => document.visibilityState === 'visible' && void beHere();
    const leave = () => navigator.sendBeacon(paths.flowPeople(flow.id), formOf(csrf, 'leave', { tab }));
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [beHere, flow.id, csrf, tab]);

  const together = useMemo<Together>(
    () => ({
      flow: flow.id,
      me,
      tab,
      members,
      mayComment,
      store,
      take: () => void beHere('true'),
      async comment(intent, fields) {
        try {
          await send(paths.flowComments(flow.id), intent, fields);
          await readThreads();
          return true;
        } catch {
          return false;
        }
      },
    }),
    [flow.id, me, tab, members, mayComment, store, beHere, send, readThreads],
  );
  useTakenNotice(together, mayEdit ? open : null, saving.save);
  return together;
}

function formOf(csrf: string, intent: string, fields: Record<string, string | undefined>): FormData {
  const form = new FormData();
  form.set('csrf', csrf);
  form.set('intent', intent);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
  return form;
}

/** Whoever's step is taken over is told by whom, and what they typed is saved at once. */
function useTakenNotice(together: Together, step: string | null, save: () => void): void {
  const w = useWords();
  const editor = useEditorStore();
  useEffect(() => {
    if (step === null) return;
    const { store, tab } = together;
    return store.subscribe(({ people }, before) => {
      const had = before.people.find(({ node, mayEdit }) => node === step && mayEdit)?.tab === tab;
      const holder = holderOf(people, step, tab);
      if (!had || !holder) return;
      save();
      const name = stepName(editor.getState().records, step, w);
      toast(w('studio.together.taken', { name: NameOf(together, holder.member, w), step: name }), {
        description: w('studio.together.takenText'),
      });
    });
  }, [together, step, save, editor, w]);
}
