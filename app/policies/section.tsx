import type { ReactNode } from 'react';

/** One subject of the rules. */
export const Section = (props: { title: string; note?: ReactNode; aside?: ReactNode; children: ReactNode }) => (
  <section aria-label={props.title} className="flex flex-col gap-2.5 border-t py-5">
    <div className="flex min-h-8 items-center justify-between gap-3">
      <div className="flex items-baseline gap-2.5">
        <h2 className="text-lead font-semibold">{props.title}</h2>
        {props.note && <span className="text-label text-ink-3">{props.note}</span>}
      </div>
      {props.aside}
    </div>
    {props.children}
  </section>
);
