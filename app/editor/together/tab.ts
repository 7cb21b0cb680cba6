let name: string | undefined;

/** This tab, told apart from every other: a reload is another one. */
export const tabName = (): string =>
  (name ??= `tab_${[...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(36).padStart(2, '0')).join('')}`);
