import type { DayHours } from '../../core/policy/types';
import { useWords } from '../words/page';
import { weekIn } from './rule-words';

/** The hours of a week, closed days too. */
export function Week({ days, holidaysClosed, label }: { days: DayHours; holidaysClosed: boolean; label: string }) {
  const w = useWords();
  const rows = [...weekIn(w, days), ...(holidaysClosed ? [{ days: w('policies.holidays'), hours: null }] : [])];
  return (
    <table aria-label={label} className="w-fit text-left">
      <tbody>
        {rows.map(({ days: name, hours }) => (
          <tr key={name}>
            <th scope="row" className="py-0.5 pr-8 font-normal text-ink-2">
              {name}
            </th>
            <td className={hours ? 'font-medium tabular-nums' : 'text-ink-3'}>{hours ?? w('policies.closed')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
