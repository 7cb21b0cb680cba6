import type { FlowDocument } from '../../../core/document';
import type { Difference } from '../../../core/scenario-outcome';
import { useWords } from '../../words/page';
import { useNodeName } from '../test/use-node-name';
import { differenceLines } from './difference-words';

/** What a scenario comes to now, beside what it should come to. */
export function Differences(props: { differences: readonly Difference[]; document: FlowDocument }) {
  const w = useWords();
  const nameOf = useNodeName(props.document);
  return (
    <table className="w-full table-fixed text-label">
      <thead className="text-left text-ink-3">
        <tr>
          <th scope="col" className="w-[30%] py-1 pr-2 font-normal">
            <span className="sr-only">{w('studio.difference.about')}</span>
          </th>
          <th scope="col" className="py-1 pr-2 font-normal">
            {w('studio.difference.was')}
          </th>
          <th scope="col" className="py-1 font-normal">
            {w('studio.difference.now')}
          </th>
        </tr>
      </thead>
      <tbody className="align-top">
        {differenceLines(props.differences, props.document, nameOf, w).map((line, at) => (
          <tr key={at} className="border-t">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal wrap-break-word text-ink-3">
              {line.about}
            </th>
            <td className="py-1.5 pr-2 wrap-break-word text-ink-2">{line.was}</td>
            <td className="py-1.5 font-medium wrap-break-word">{line.now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
