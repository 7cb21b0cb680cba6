import { compileVersion } from '../../core/compile';
import type { Program } from '../../core/program';
import type { FlowDocument } from '../../core/document';
import type { Sql } from '../../db/client';

/** Compiled versions, each once a process: a version never changes, so neither does its program. */
export interface Programs {
  get(workspace: string, version: string): Promise<Program>;
}

/** A published version that no longer compiles: its runs are halted, and the release that caused it is at fault. */
export class ProgramError extends Error {
  readonly code = 'program.broken';
  constructor(
    readonly version: string,
    readonly problems: unknown,
  ) {
    super(`version ${version} does not compile`);
  }
}

export function createPrograms(sql: Sql): Programs {
  const kept = new Map<string, Promise<Program>>();
  async function load(workspace: string, version: string): Promise<Program> {
    const row = await sql.begin(async (tx) => {
      await tx`select set_config('hilo.workspaces', ${workspace}, true)`;
      const [found] = await tx<{ document: FlowDocument }[]>`select document from versions where id = ${version}`;
      return found;
    });
    if (!row) throw new ProgramError(version, 'missing');
    // What was published stays published: a template that was paused since, or a check of a later release, does not unmake it.
    const compiled = compileVersion(row.document);
    if (!compiled.ok) throw new ProgramError(version, compiled.problems);
    return compiled.program;
  }
  return {
    get(workspace, version) {
      const hit = kept.get(version);
      if (hit) return hit;
      const program = load(workspace, version);
      kept.set(version, program);
      program.catch(() => kept.delete(version));
      return program;
    },
  };
}
