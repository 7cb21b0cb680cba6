import { explain } from '../../../core/policy/explain';
import type { Said } from '../../../core/run';
import { latest, type Frame, type Simulation } from '../../../core/simulate';
import type { Language } from '../../../core/vocabulary';
import { say } from '../../../core/words';
import { StatusGlyph } from '../../ui/status';
import { usePageContext } from '../../words/page';

/** The policy's word and every rule that stood in the way, with the next moment. */
export function Verdict({ frame, language }: { frame: Frame; language: Language }) {
  const { decision } = frame;
  if (!decision) return null;
  const zone = frame.facts.contact.timeZone ?? frame.facts.timeZone;
  if (!('policyVersion' in decision))
    return <>{'code' in decision ? say({ code: decision.code, params: decision.params }, language) : null}</>;
  const [verdict, ...why] = explain(decision).map((said) =>
    say({ ...said, params: { zone, ...said.params } }, language),
  );
  return (
    <>
      <b className="font-semibold">{verdict}</b>
      {why.length > 0 && (
        <ul className="mt-0.5 flex flex-col gap-0.5">
          {why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Why nothing arrived, where a phone would only stay silent: the verdict that holds the message now. */
export function HeldNow({ view }: { view: Simulation }) {
  const { language } = usePageContext();
  const frame = view.frames.findLast(({ decision }) => decision !== undefined);
  const here = latest(view).state.at?.node;
  const about = frame?.state.at?.node;
  if (!frame?.decision || frame.decision.verdict === 'allow' || about !== here) return null;
  return (
    <div
      role="status"
      className="mx-4 mt-3 flex items-start gap-2 rounded-md bg-wait-soft px-3 py-2 text-label text-wait-ink"
    >
      <StatusGlyph kind="wait" className="mt-0.5" />
      <div className="min-w-0">
        <Verdict frame={frame} language={language} />
      </div>
    </div>
  );
}

/** A reason that carries another code says it in full: "held (contact hours ...)", not its key. */
export function sayWhy(why: Said, language: Language): string {
  const { code } = why.params;
  if (typeof code !== 'string') return say(why, language);
  const { params } = why.params;
  const about = typeof params === 'object' && params !== null && !Array.isArray(params) ? params : why.params;
  const inner = say({ code, params: about }, language);
  return say({ ...why, params: { ...why.params, code: inner.replace(/\.$/, '') } }, language);
}
