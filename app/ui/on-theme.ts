export const DARK_SCHEME = '(prefers-color-scheme: dark)';

/** Calls back when the theme changes, by the person or by their system, until the answer is called. */
export function onTheme(react: () => void): () => void {
  const query = matchMedia(DARK_SCHEME);
  const observer = new MutationObserver(react);
  query.addEventListener('change', react);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    query.removeEventListener('change', react);
    observer.disconnect();
  };
}
