/** The first issue at a field or anywhere inside of it. */
export function issueIn(issues: Readonly<Record<string, string>>, path: string): string | undefined {
  return issues[path] ?? issues[Object.keys(issues).find((field) => field.startsWith(`${path}.`)) ?? path];
}
