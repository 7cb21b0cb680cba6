import { parseArgs } from 'node:util';
import { z } from 'zod';
import { migrate } from '../db/migrate';
import { createWorkspace } from '../services/workspaces';

/**
 * `npm run workspace -- --name "Tienda Aurora" --slug aurora --admin "Ana Ruiz <ana@aurora.example>"`
 *
 * Makes a workspace in the database of `DATABASE_URL` and prints the first member's password, once.
 */
const USAGE =
  'npm run workspace -- --name "Tienda Aurora" --slug aurora --admin "Ana Ruiz <ana@aurora.example>" ' +
  '[--country CO] [--time-zone America/Bogota] [--language es]';

const zone = (value: string) => Intl.supportedValuesOf('timeZone').includes(value);
const ArgumentsSchema = z.object({
  name: z.string().min(1).max(100),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'is 2 to 40 lower-case letters, digits and -'),
  admin: z
    .string()
    .transform((value) => /^(.+?)\s*<([^<>]+)>$/.exec(value.trim())?.slice(1) ?? [])
    .pipe(z.tuple([z.string().max(100), z.email()], 'is a name and an address: Ana Ruiz <ana@aurora.example>')),
  country: z.string().regex(/^[A-Z]{2}$/, 'is two capital letters'),
  'time-zone': z.string().refine(zone, 'is an IANA time zone'),
  language: z.enum(['es', 'en']),
});

async function main(): Promise<string> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      name: text,
      slug: text,
      admin: text,
      country: { ...text, default: 'CO' },
      'time-zone': { ...text, default: 'America/Bogota' },
      language: { ...text, default: 'es' },
    },
  });
  const ownerUrl = process.env.DATABASE_URL;
  if (!ownerUrl) return refuse('DATABASE_URL: is needed, as the owner of the schema.');
  const given = ArgumentsSchema.safeParse(values);
  if (!given.success) {
    const problems = given.error.issues.map((issue) => `--${issue.path[0]?.toString() ?? ''}: ${issue.message}.`);
    return refuse([...problems, `Usage: ${USAGE}`].join('\n'));
  }
  const { admin, 'time-zone': timeZone, ...rest } = given.data;
  const [name, email] = admin;
  try {
    await migrate(ownerUrl);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The database of DATABASE_URL could not be made ready: ${reason}. Check its address and its login.`);
  }
  const made = await createWorkspace(
    { ownerUrl, clock: { now: () => Date.now() } },
    { ...rest, timeZone, admin: { name, email } },
  );
  if (made.created) return `${made.workspace}: sign in as ${made.email} with ${made.password}`;
  return refuse(
    made.reason === 'slug_taken'
      ? `--slug: another workspace is called ${rest.slug}. Choose another.`
      : `--admin: ${email} belongs to another workspace. Use another address.`,
  );
}

function refuse(message: string): string {
  process.exitCode = 1;
  return message;
}

console.log(await main());
