/** Rows under one heading; null: they have none. */
export interface ListSection<Row> {
  title: string | null;
  rows: Row[];
}

/**
 * The rows of a list by their sections, each where its first row stands.
 * @example sectionsOf([{ section: 'A' }, { section: 'B' }, { section: 'A' }]) // A with two rows, B with one
 */
export function sectionsOf<Row extends { section?: string | null }>(rows: readonly Row[]): ListSection<Row>[] {
  const sections = new Map<string, ListSection<Row>>();
  for (const row of rows) {
    const title = row.section?.trim() ?? '';
    const section = sections.get(title) ?? { title: title === '' ? null : title, rows: [] };
    section.rows.push(row);
    sections.set(title, section);
  }
  return [...sections.values()];
}
