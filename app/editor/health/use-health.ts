import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { healthOf } from '../../../core/health';
import { paths } from '../../http/paths';
import type { clientLoader } from '../../routes/flows.surroundings';
import { whenIdle } from '../../ui/when-idle';
import { listOf } from '../document/records';
import { useEditor, useEditorStore } from '../store';

const AGAIN_MS = 15_000;

/**
 * Keeps the health of the open flow: what it leans on is read anew every few seconds while somebody looks, and at once
 * when they come back to the page.
 */
export function useHealth(): void {
  const editor = useEditorStore();
  const nodes = useEditor((state) => state.records.nodes);
  const { data, load } = useFetcher<typeof clientLoader>();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') load(paths.surroundings());
    };
    const forget = whenIdle(look);
    const timer = setInterval(look, AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      forget();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [load]);
  useEffect(() => {
    if (!data) return;
    const timer = setTimeout(() => editor.getState().setHealth(healthOf({ nodes: listOf(nodes) }, data)), 150);
    return () => clearTimeout(timer);
  }, [editor, nodes, data]);
}
