import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Outgoing } from '../channel';
import type { SmtpSettings } from './settings';

/** What travels: the envelope of the SMTP conversation and the bytes of the mail. */
export interface Mail {
  messageId: string;
  envelope: { from: string; to: string[] };
  raw: Buffer;
}

/** Nodemailer's own list (RFC 6376 section 5.4.1) lacks the last one, without which one-click is not trusted. */
const SIGNED_HEADERS =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:' +
  'In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post';

/** Writes one mail; the same delivery gives the same Message-ID, whose left side a bounce or a reply brings back. */
export async function composeMail(settings: SmtpSettings, message: Outgoing): Promise<Mail> {
  const { delivery, content } = message;
  const senderDomain = settings.from.slice(settings.from.lastIndexOf('@') + 1);
  const messageId = `<${delivery}@${settings.domain ?? senderDomain}>`;
  const links = message.buttons.map(({ title, payload }) => ({ title, href: linkOf(settings, delivery, payload) }));
  const text = content.type === 'email' ? content.text : message.text;
  const html = (content.type === 'email' && content.html) || htmlOf(text, content.language);
  const composer = new MailComposer({
    from: { name: settings.fromName ?? '', address: settings.from },
    to: { name: '', address: message.to },
    replyTo: settings.replyTo === undefined ? undefined : placed(settings.replyTo, delivery),
    subject: content.type === 'email' ? content.subject : (text.split('\n')[0] ?? '').slice(0, 78),
    messageId,
    text: links.length === 0 ? text : `${text}\n\n${links.map(textLink).join('\n')}`,
    html: links.length === 0 ? html : withLinks(html, links),
    headers: headersOf(settings, message),
    // Content comes from authors: it must never read a file or call an address of the server's.
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  });
  return {
    messageId,
    envelope: {
      from: settings.bounceDomain === undefined ? settings.from : `bounces+${delivery}@${settings.bounceDomain}`,
      to: [message.to],
    },
    raw: await sign(settings, await composer.compile().build()),
  };
}

function headersOf(settings: SmtpSettings, { delivery, purpose }: Outgoing): Record<string, string | PreparedHeader> {
  const headers: Record<string, string | PreparedHeader> = { 'Auto-Submitted': 'auto-generated' };
  if (purpose === 'marketing') headers['Precedence'] = 'bulk';
  if (purpose !== undefined && purpose !== 'marketing') return headers;
  const ways = [
    settings.unsubscribeUrl && `<${placed(settings.unsubscribeUrl, delivery)}>`,
    settings.unsubscribeMail && `<mailto:${placed(settings.unsubscribeMail, delivery)}>`,
  ].filter((way) => way !== undefined);
  // Prepared: folding or encoding inside a URL would break it for the receivers that post to it.
  if (ways.length > 0) headers['List-Unsubscribe'] = { prepared: true, value: ways.join(', ') };
  if (settings.unsubscribeUrl) headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
  return headers;
}

interface PreparedHeader {
  prepared: boolean;
  value: string;
}

async function sign(settings: SmtpSettings, raw: Buffer): Promise<Buffer> {
  if (!settings.dkim) return raw;
  const { domain, selector, privateKey } = settings.dkim;
  const signer = new DKIM({
    domainName: domain,
    keySelector: selector,
    privateKey,
    headerFieldNames: SIGNED_HEADERS,
  });
  const chunks: Buffer[] = [];
  for await (const chunk of signer.sign(raw)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

interface Link {
  title: string;
  href: string | null;
}

function linkOf(settings: SmtpSettings, delivery: string, payload: string): string | null {
  if (settings.buttonsUrl === undefined) return null;
  const url = new URL(settings.buttonsUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(delivery)}`;
  url.searchParams.set('button', payload);
  return url.href;
}

function textLink({ title, href }: Link): string {
  return href === null ? `- ${title}` : `- ${title}: ${href}`;
}

function htmlOf(text: string, language: string): string {
  const paragraphs = text.split(/\n{2,}/).map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html><html lang="${escapeHtml(language)}"><body>${paragraphs.join('')}</body></html>`;
}

function withLinks(html: string, links: readonly Link[]): string {
  const drawn = links.map(({ title, href }) => {
    const label = escapeHtml(title);
    return href === null ? `<li>${label}</li>` : `<li><a href="${escapeHtml(href)}">${label}</a></li>`;
  });
  const list = `<ul>${drawn.join('')}</ul>`;
  const end = html.toLowerCase().lastIndexOf('</body>');
  return end === -1 ? html + list : html.slice(0, end) + list + html.slice(end);
}

function placed(pattern: string, delivery: string): string {
  return pattern.replaceAll('{delivery}', encodeURIComponent(delivery));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
