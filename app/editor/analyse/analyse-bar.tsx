import { Link, useRevalidator } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { paths } from '../../http/paths';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import { IconButton, buttonLook } from '../../ui/button';
import { useFormat, usePageContext, useWords } from '../../words/page';

/** How many people are inside, and as of when; with nobody inside, what would be here and what to do about it. */
export function AnalyseBar({ flow, inside }: { flow: StudioProps['flow']; inside: number }) {
  const w = useWords();
  const format = useFormat();
  const { now } = usePageContext();
  const { revalidate, state } = useRevalidator();
  const which = inside > 0 ? 'some' : flow.live === null ? 'never' : 'nobody';
  return (
    <section
      aria-label={w('studio.mode.analyse')}
      className="absolute top-3 right-3 z-10 w-max max-w-[min(22rem,calc(100%-1.5rem))] rounded-card bg-float shadow-float"
    >
      <div className="flex items-center gap-2 py-1.5 pr-1.5 pl-3">
        <h2 className="min-w-0 font-medium tabular-nums">{w(`studio.analyse.${which}`, { count: inside })}</h2>
        <span className="ml-auto text-label whitespace-nowrap text-ink-3 tabular-nums">
          {w('studio.analyse.asOf', { time: format.time(now) })}
        </span>
        <IconButton label={w('studio.analyse.refresh')} size="small" disabled={state !== 'idle'} onClick={revalidate}>
          <RefreshCw className="size-3.5" aria-hidden />
        </IconButton>
      </div>
      {which !== 'some' && (
        <div className="flex flex-col items-start gap-2 border-t px-3 pt-2 pb-3">
          <p className="text-ink-2">{w(`studio.analyse.${which}.text`)}</p>
          {which === 'nobody' && (
            <span className="flex flex-wrap gap-2">
              <Link to={paths.sandbox()} className={buttonLook({ size: 'small' })}>
                {w('studio.analyse.sandbox')}
              </Link>
              <Link to={paths.runs({ flow: flow.id })} className={buttonLook({ size: 'small', tone: 'quiet' })}>
                {w('studio.analyse.passed')}
              </Link>
            </span>
          )}
        </div>
      )}
    </section>
  );
}
