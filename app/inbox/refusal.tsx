import { useRefusal } from './use-refusal';

/** What a dialog was refused, in a sentence at its foot. */
export function Refusal({ answer }: { answer: Parameters<typeof useRefusal>[0] }) {
  const refusal = useRefusal(answer);
  if (!refusal) return null;
  return (
    <p role="alert" className="rounded-md bg-fail-soft px-3 py-2 text-fail-ink">
      {refusal}
    </p>
  );
}
