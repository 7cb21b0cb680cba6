import { generateKeyPairSync } from 'node:crypto';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/json';
import type { Connection, Outgoing } from '../channel';
import { describeConformance, type Scene } from '../../tests/channel-conformance';
import { guardedConnect } from '../guarded-connect';
import { readSmtpFailure } from './classify';
import { smtp } from './smtp';

/** A real SMTP server whose rules are the first words of the recipient's address. */
const mails: { raw: string; from: string; to: string }[] = [];
const sockets = new Set<Socket>();
const replies: Record<string, [number, string]> = {
  gone: [550, '5.1.1 no such user'],
  plain550: [550, 'no'],
  policy: [550, '5.7.1 blocked by policy'],
  full: [552, '5.2.2 mailbox full'],
  grey: [451, '4.7.1 greylisted, try again later'],
  busy: [421, 'too many connections'],
  fullnow: [452, '4.2.2 over quota'],
};
const refused = ([responseCode, message]: [number, string]) => Object.assign(new Error(message), { responseCode });
const ruleOf = (address: string) => address.split(/[.@]/)[0] ?? '';

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    password === 'the-right-password'
      ? done(null, { user: username })
      : done(refused([535, `5.7.8 ${username} and ${password} do not match`])),
  onMailFrom: ({ address }, _session, done) =>
    done(ruleOf(address) === 'refused' ? refused([550, '5.1.8 unknown sender']) : null),
  onRcptTo: ({ address }, _session, done) => {
    const reply = replies[ruleOf(address)];
    done(reply ? refused(reply) : null);
  },
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    const rule = ruleOf(session.envelope.rcptTo[0]?.address ?? '');
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      // The final dot has been read: from here on only an answer tells what became of the mail.
      if (rule === 'drop') for (const socket of sockets) socket.destroy();
      if (rule === 'drop' || rule === 'stall') return;
      if (rule === 'spam') return done(refused([554, 'content rejected']));
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
      mails.push({ raw: Buffer.concat(chunks).toString(), from, to: session.envelope.rcptTo[0]?.address ?? '' });
      done(null);
    });
  },
});
server.on('error', () => undefined);
server.server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
});

const password = 'the-right-password';
let settings: JsonObject = {};
beforeAll(async () => {
  if (server.server.listening) return;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  settings = {
    host: '127.0.0.1',
    port: typeof address === 'object' && address ? address.port : 0,
    user: 'hilo',
    password,
    requireTls: false,
    from: 'hola@example.test',
    fromName: 'Tienda «Ñandú»',
    timeoutMs: 5000,
  };
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const message: Outgoing = {
  delivery: 'dlv_01jd2k',
  channel: 'email',
  to: 'ana@example.test',
  content: { type: 'email', subject: '¿Cómo llegó su compra?', text: 'Hola Ana.\n\n¿Todo bien?', language: 'es' },
  text: 'Hola Ana.\n\n¿Todo bien?',
  buttons: [{ id: 'help', title: 'Necesito ayuda', payload: 'h~run_1~n3~help' }],
  purpose: 'service',
};
const connect = (change: JsonObject = {}): Connection => ({
  settings: { ...settings, ...change },
  fetch: () => Promise.reject(new Error('mail needs no fetch')),
  signal: new AbortController().signal,
});
const send = (to: string, change?: JsonObject, more: Partial<Outgoing> = {}) =>
  smtp.send(connect(change), { ...message, ...more, to: `${to}@example.test` });

const recipients: Partial<Record<Scene, string>> = {
  R: 'grey@example.test',
  W: 'full@example.test',
  F: 'policy@example.test',
  X: 'gone@example.test',
  unknown: 'drop@example.test',
};
describeConformance({
  channel: smtp,
  play: (scene) => Promise.resolve({ connection: connect(), message: { to: recipients[scene] ?? message.to } }),
  refusals: ['R', 'W', 'F', 'X'],
  message,
  secrets: [password],
  badSettings: [{}, { host: 'h', from: 'no address' }, { host: 'h', from: 'a@b.test', port: 70_000 }],
});

describe('a mail', () => {
  const received = async (change: JsonObject = {}, more: Partial<Outgoing> = {}) => {
    const outcome = await send('ana', change, more);
    const mail = mails.at(-1);
    if (!mail) throw new Error('nothing arrived');
    const unfolded = mail.raw.replace(/\r\n[ \t]+/g, ' ');
    return { outcome, ...mail, head: unfolded.slice(0, unfolded.indexOf('\r\n\r\n')), body: decodeBody(mail.raw) };
  };

  it('is accepted under a Message-ID that holds the delivery', async () => {
    const { outcome, head, from, to } = await received();
    expect(outcome).toEqual({ status: 'accepted', providerId: '<dlv_01jd2k@example.test>' });
    expect(head).toMatch(/^Message-ID: <dlv_01jd2k@example\.test>$/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(head).toMatch(/^To: ana@example\.test$/m);
    expect([from, to]).toEqual(['hola@example.test', 'ana@example.test']);
  });

  it('brings bounces and answers back by the delivery', async () => {
    const { head, from } = await received({
      bounceDomain: 'bounce.example.test',
      domain: 'mail.example.test',
      replyTo: 'reply+{delivery}@in.example.test',
    });
    expect(from).toBe('bounces+dlv_01jd2k@bounce.example.test');
    expect(head).toMatch(/^Message-ID: <dlv_01jd2k@mail\.example\.test>$/m);
    expect(head).toMatch(/^Reply-To: reply\+dlv_01jd2k@in\.example\.test$/m);
  });

  it('carries the one-click way out when it is marketing, and none when it is not', async () => {
    const ways = {
      unsubscribeUrl: 'https://hilo.test/u/{delivery}',
      unsubscribeMail: 'out+{delivery}@in.example.test',
    };
    const { head } = await received(ways, { purpose: 'marketing' });
    expect(head).toContain(
      'List-Unsubscribe: <https://hilo.test/u/dlv_01jd2k>, <mailto:out+dlv_01jd2k@in.example.test>',
    );
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(head).toMatch(/^Precedence: bulk$/m);
    expect((await received(ways, { purpose: 'service' })).head).not.toMatch(/List-Unsubscribe|Precedence/);
    expect((await received(ways, { purpose: undefined })).head).toMatch(/List-Unsubscribe-Post/);
    expect((await received({}, { purpose: 'marketing' })).head).not.toMatch(/List-Unsubscribe/);
  });

  it('is plain and HTML, with its buttons as links where there is a page for them', async () => {
    const { body } = await received({ buttonsUrl: 'https://hilo.test/b/' });
    const link = 'https://hilo.test/b/dlv_01jd2k?button=h%7Erun_1%7En3%7Ehelp';
    expect(body).toContain(`- Necesito ayuda: ${link}`);
    expect(body).toContain(`<a href="${link}">Necesito ayuda</a>`);
    expect(body).toContain('<p>¿Todo bien?</p>');
    expect((await received()).body).toContain('- Necesito ayuda');
  });

  it('keeps the author’s own HTML and escapes what is text', async () => {
    const html = '<html><body><h1>Hola</h1></body></html>';
    const content = { type: 'email' as const, subject: 'Hola', text: 'Hola', html, language: 'es' };
    const { body } = await received({}, { content });
    expect(body).toContain('<h1>Hola</h1><ul><li>Necesito ayuda</li></ul></body>');
    const buttons = [{ id: 'x', title: '<b>&"', payload: 'x' }];
    const escaped = await received({}, { content: { ...content, html: undefined, text: '1 < 2' }, buttons });
    expect(escaped.body).toContain('<p>1 &lt; 2</p>');
    expect(escaped.body).toContain('<li>&lt;b&gt;&amp;&quot;</li>');
  });

  it('lets nobody write headers of their own', async () => {
    const content = {
      type: 'email' as const,
      subject: 'Hola\r\nBcc: spy@example.test',
      text: 'Hola',
      language: 'es',
    };
    const { head } = await received({}, { content });
    expect(head).not.toMatch(/^Bcc:/m);
  });

  it('is signed with DKIM over both unsubscribe headers', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const dkim = { domain: 'example.test', selector: 's1', privateKey: key };
    const { head } = await received({ dkim, unsubscribeUrl: 'https://hilo.test/u' }, { purpose: 'marketing' });
    const signed = /^DKIM-Signature:.*?\bh=([^;]+);/m.exec(head)?.[1]?.toLowerCase().replace(/\s/g, '').split(':');
    expect(signed).toEqual(expect.arrayContaining(['from', 'list-unsubscribe', 'list-unsubscribe-post']));
    const bad = await send('ana', { dkim: { ...dkim, privateKey: 'no key' } });
    expect(bad).toMatchObject({ status: 'rejected', retry: 'F', code: 'bad_settings' });
  });
});

describe('what a mail server answers', () => {
  it.each([
    ['gone', 'X', 'recipient_unknown'],
    ['plain550', 'X', 'recipient_unknown'],
    ['policy', 'F', 'policy_refused'],
    ['full', 'W', 'mailbox_full'],
    ['fullnow', 'W', 'mailbox_full'],
    ['grey', 'R', 'smtp_451'],
    ['busy', 'R', 'smtp_421'],
    ['spam', 'F', 'content_refused'],
  ])('to "%s" is of class %s', async (rule, retry, code) => {
    expect(await send(rule)).toMatchObject({ status: 'rejected', retry, code });
  });

  it('to the sender’s address is a matter of configuration', async () => {
    expect(await send('ana', { from: 'refused@example.test' })).toMatchObject({ retry: 'F', code: 'sender_refused' });
  });

  it('to a wrong password is a matter of configuration, and is not repeated', async () => {
    const outcome = await send('ana', { password: 'the-wrong-password' });
    expect(outcome).toMatchObject({ status: 'rejected', retry: 'F', code: 'auth_failed' });
    expect(JSON.stringify(outcome)).not.toMatch(/wrong-password|hilo/);
  });

  it('by silence after the final dot leaves everything open', async () => {
    expect(await send('stall', { timeoutMs: 300 })).toMatchObject({ status: 'unknown' });
    expect(await send('drop')).toMatchObject({ status: 'unknown' });
  });

  it('to an address that is none is final, before any connection', async () => {
    const to = 'ana@example.test>\r\nRCPT TO:<spy@example.test';
    expect(await smtp.send(connect({ port: 1 }), { ...message, to })).toMatchObject({ retry: 'X' });
  });

  it('without TLS is refused when there is a password to protect', async () => {
    const outcome = await smtp.send(
      { ...connect(), settings: { ...settings, requireTls: true } },
      { ...message, to: 'ana@example.test' },
    );
    expect(outcome).toMatchObject({ retry: 'F', code: 'tls' });
  });
});

describe('a mail server that cannot be spoken to', () => {
  const listen = async (onSocket: (socket: Socket) => void) => {
    const tcp = createTcpServer(onSocket);
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const { port } = tcp.address() as AddressInfo;
    return { port, close: () => new Promise((resolve) => tcp.close(resolve)) };
  };

  it('because nobody listens is tried again', async () => {
    const { port, close } = await listen(() => undefined);
    await close();
    expect(await send('ana', { port })).toMatchObject({ status: 'rejected', retry: 'R', code: 'unreachable' });
  });

  it('because it never greets, or hangs up, is tried again: the mail was not handed over', async () => {
    const silent = await listen((socket) => socket.on('error', () => undefined));
    expect(await send('ana', { port: silent.port, timeoutMs: 100 })).toMatchObject({ retry: 'R', code: 'timeout' });
    const rude = await listen((socket) => socket.destroy());
    expect(await send('ana', { port: rude.port })).toMatchObject({ status: 'rejected', retry: 'R' });
    await Promise.all([silent.close(), rude.close()]);
  });

  it('because it cannot agree on TLS is a matter of configuration', async () => {
    const tls = createTlsServer({});
    tls.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const { port } = tls.address() as AddressInfo;
    expect(await send('ana', { port, secure: true })).toMatchObject({ retry: 'F', code: 'tls' });
    await new Promise((resolve) => tls.close(resolve));
  });

  it('because nobody vouches for its certificate is a matter of configuration', () => {
    const failure = {
      message: 'self-signed certificate',
      code: 'ESOCKET',
      originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    };
    expect(readSmtpFailure(failure, false, [])).toMatchObject({ retry: 'F', code: 'tls' });
  });

  it('because it hangs up while TLS is agreed is tried again', async () => {
    const { port, close } = await listen((socket) => socket.once('data', () => socket.destroy()));
    expect(await send('ana', { port, secure: true })).toMatchObject({ status: 'rejected', retry: 'R' });
    await close();
  });

  it('because its address is private is a matter of configuration where private addresses are guarded', async () => {
    const connection = { ...connect(), connect: guardedConnect() };
    expect(await smtp.send(connection, message)).toMatchObject({ retry: 'F', code: 'blocked_address' });
    const allowed = { ...connect(), connect: guardedConnect({ allow: ['127.0.0.1'] }) };
    expect(await smtp.send(allowed, message)).toMatchObject({ status: 'accepted' });
  });
});

/** The parts of a mail as text: quoted-printable and base64 undone. */
function decodeBody(raw: string): string {
  return raw
    .split(/\r\n--[^\r\n]+/)
    .map((part) => {
      const at = part.indexOf('\r\n\r\n');
      const [head, body] = [part.slice(0, at), part.slice(at + 4)];
      if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
      if (!/quoted-printable/i.test(head)) return body;
      const bytes = body
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    })
    .join('\n');
}
