import type { ReactNode } from 'react';

/** A part of the column beside the thread. */
export const Section = (props: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section aria-label={props.title} className="flex flex-col gap-2.5 border-b px-4 py-4 last:border-b-0">
    <div className="flex items-baseline justify-between gap-2">
      <h2 className="font-semibold">{props.title}</h2>
      {props.aside}
    </div>
    {props.children}
  </section>
);
