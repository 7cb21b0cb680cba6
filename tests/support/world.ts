import pino from 'pino';
import postgres from 'postgres';
import type { Channel, SendOutcome } from '../../channels/channel';
import { compile } from '../../core/compile';
import type { FlowDocumentInput } from '../../core/document';
import { defaultPolicies } from '../../core/policy/defaults';
import type { Policies } from '../../core/policy/types';
import { createClients } from '../../db/client';
import { newId } from '../../db/ids';
import { manualClock } from '../../services/clock';
import type { Deps } from '../../services/deps';
import { createPrograms } from '../../services/flows/programs';
import { createWorkspaceContexts } from '../../services/workspace-context';
import { createVault } from '../../server/vault';
import { sandbox } from '../../channels/sandbox/sandbox';
import { freshDatabase } from './database';

/** A Tuesday, 10:00 in Bogota: inside every contact window. */
export const TUESDAY = Date.parse('2026-03-10T10:00:00-05:00');

/** A provider that does what a test tells it and remembers what it was asked. */
export interface ScriptedProvider extends Channel {
  sent: { delivery: string; to: string; text: string; channel: string }[];
  /** What it answers next; accepts when it was told nothing. */
  script: ((delivery: string) => SendOutcome | Promise<SendOutcome>)[];
  seen: Set<string>;
}

export function scriptedProvider(provider: string, inline: boolean): ScriptedProvider {
  const self: ScriptedProvider = {
    ...sandbox,
    provider,
    inline,
    sent: [],
    script: [],
    seen: new Set(),
    send: async (_connection, message) => {
      self.sent.push({ delivery: message.delivery, to: message.to, text: message.text, channel: message.channel });
      const outcome = await (self.script.shift()?.(message.delivery) ?? {
        status: 'accepted' as const,
        providerId: `p_${message.delivery}`,
      });
      if (outcome.status === 'accepted') self.seen.add(message.delivery);
      return outcome;
    },
    lookup: (_connection, delivery) =>
      Promise.resolve(
        self.seen.has(delivery) ? { status: 'accepted', providerId: `p_${delivery}` } : { status: 'never_seen' },
      ),
  };
  return self;
}

export interface World {
  deps: Deps;
  clock: ReturnType<typeof manualClock>;
  workspace: string;
  /** The owner's connection, which row-level security does not hold: for looking, never for the product. */
  owner: postgres.Sql;
  urls: { ownerUrl: string; appUrl: string };
  inline: ScriptedProvider;
  queued: ScriptedProvider;
  /** Publishes a flow as it stands. */
  publish(document: FlowDocumentInput): Promise<{ flow: string; version: string }>;
  /** Another process of the same installation: its own connections, caches and probe. */
  process(probe?: Deps['probe']): Promise<Deps & { close(): Promise<void> }>;
  close(): Promise<void>;
}

export interface WorldOptions {
  policies?: Partial<Policies>;
  /** Which provider serves which channel. */
  routes?: Partial<Record<'inline' | 'queued', string[]>>;
  start?: number;
}

/** An installation on a database of its own, with one workspace, a clock that stands still and providers that do as told. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const urls = await freshDatabase();
  const owner = postgres(urls.ownerUrl, { max: 3, onnotice: () => {} });
  const clock = manualClock(options.start ?? TUESDAY);
  const inline = scriptedProvider('inline', true);
  const queued = scriptedProvider('queued', false);
  const open: (() => Promise<void>)[] = [];

  async function process(probe?: Deps['probe']): Promise<Deps & { close(): Promise<void> }> {
    const clients = createClients(urls.appUrl, 6);
    open.push(clients.close);
    const contexts = createWorkspaceContexts(clients.sql, clock);
    return {
      sql: clients.sql,
      db: clients.db,
      clock,
      log: pino({ level: globalThis.process.env.HILO_TEST_LOG ?? 'silent' }),
      contexts,
      programs: createPrograms(clients.sql),
      channels: new Map([inline, queued].map((channel) => [channel.provider, channel])),
      fetch: () => Promise.reject(new Error('no network in this test')),
      vault: createVault('a secret for tests only, long enough'),
      publicUrl: 'http://hilo.test',
      ...(probe ? { probe } : {}),
      close: clients.close,
    };
  }

  const workspace = newId('workspace', clock.now());
  const routes = options.routes ?? { inline: ['whatsapp', 'rcs', 'sms', 'webchat', 'voice'], queued: ['email'] };
  await owner.begin(async (tx) => {
    await tx`insert into workspaces (id, name, slug, country) values (${workspace}, 'Tienda Aurora', ${workspace}, 'CO')`;
    await tx`insert into policies (id, workspace_id, version, document, author, at)
      values (${newId('policy', clock.now())}, ${workspace}, 1, ${JSON.stringify({ ...defaultPolicies(), ...options.policies })}::text::jsonb, 'test', now())`;
    for (const [provider, channels] of Object.entries(routes)) {
      await tx`insert into connections (id, workspace_id, provider, channels) values (${newId('connection', clock.now())}, ${workspace}, ${provider}, ${channels})`;
    }
    for (const language of ['es', 'en']) {
      await tx`insert into templates (id, workspace_id, name, language, channel, category, state, body, buttons)
        values (${newId('template', clock.now())}, ${workspace}, 'postventa_24h', ${language}, 'whatsapp', 'utility', 'approved',
          'Hola {{1}}, ¿cómo llegó tu pedido {{2}}?', '["Todo bien", "Necesito ayuda"]')`;
    }
  });
  const deps = await process();

  return {
    deps,
    clock,
    workspace,
    owner,
    urls,
    inline,
    queued,
    process,
    async publish(document) {
      const context = await deps.contexts.get(workspace);
      const compiled = compile(document, { templates: context.templates, flows: [], channels: undefined });
      if (!compiled.ok) throw new Error(`the flow does not compile: ${JSON.stringify(compiled.problems)}`);
      const [flow, version] = [newId('flow', clock.now()), newId('version', clock.now())];
      await owner.begin(async (tx) => {
        await tx`insert into flows (id, workspace_id, name, kind, draft, live_version_id, created_at, changed_at)
          values (${flow}, ${workspace}, ${document.name}, ${document.kind}, ${JSON.stringify(compiled.program.document)}::text::jsonb, ${version}, now(), now())`;
        await tx`insert into versions (id, workspace_id, flow_id, number, document, mentions, author, published_at)
          values (${version}, ${workspace}, ${flow}, 1, ${JSON.stringify(compiled.program.document)}::text::jsonb, ${[...compiled.program.mentions]}, 'test', now())`;
      });
      return { flow, version };
    },
    async close() {
      await Promise.all(open.map((close) => close()));
      await owner.end({ timeout: 5 });
    },
  };
}
