import { useEffect, useState } from 'react';
import { useEditor } from '../store';

/** From so many steps on there is an overview unless it was switched off. */
const FROM = 40;
const KEY = 'hilo:overview';

/** Whether the overview is shown: by the size of the flow, or as it was last switched on this machine. */
export function useOverview(): [shown: boolean, toggle: () => void] {
  const large = useEditor((state) => state.records.nodes.ids.length >= FROM);
  const [chosen, setChosen] = useState<boolean | null>(null);
  useEffect(() => {
    try {
      const kept = localStorage.getItem(KEY);
      if (kept !== null) setChosen(kept === 'on');
    } catch {
      // A browser that keeps nothing goes by the size.
    }
  }, []);
  const shown = chosen ?? large;
  const toggle = () => {
    setChosen(!shown);
    try {
      localStorage.setItem(KEY, shown ? 'off' : 'on');
    } catch {
      // The same.
    }
  };
  return [shown, toggle];
}
