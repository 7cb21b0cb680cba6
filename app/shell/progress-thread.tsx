import { useNavigation } from '@remix-run/react';

/** Going somewhere else: after 200 ms a thread runs along the top bar. */
export function ProgressThread() {
  const { state } = useNavigation();
  if (state === 'idle') return null;
  return (
    <svg
      aria-hidden
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      className="late absolute inset-x-0 -bottom-px h-0.5 w-full text-accent"
    >
      <path
        d="M0 .5H1"
        pathLength={1}
        stroke="currentColor"
        strokeWidth={1}
        strokeDasharray="0.4 1.6"
        className="animate-[thread_1.1s_linear_infinite]"
      />
    </svg>
  );
}
