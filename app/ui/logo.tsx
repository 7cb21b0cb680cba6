/** Hilo means thread: one stroke writes its first letter. */
export const Logo = ({ className }: { className?: string }) => (
  <svg
    viewBox="0 0 24 24"
    aria-hidden
    className={className}
    fill="none"
    stroke="currentColor"
    strokeWidth={2.2}
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d="M2.5 20.5C6.5 18 11 11.5 11 6.2 11 3.6 9.6 2.6 8.4 3.2 6.9 4 6.5 7 6.5 10v10c0-5 2.6-8.6 5.8-8.6 2.6 0 3.1 2 3.1 4.4 0 3 1 4.7 2.9 4.7 1.4 0 2.5-.8 3.2-2.2" />
  </svg>
);
