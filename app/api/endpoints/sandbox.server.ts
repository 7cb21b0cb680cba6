import { z } from 'zod';
import { decodeButton } from '../../../channels/text';
import { getContact } from '../../../services/contacts';
import { answerAsCustomer, readPhones, type PhoneMessage } from '../../../services/phones';
import { endpoint, EVERY_ROLE, failed, notFound, ok } from '../endpoint.server';
import { reasonOf } from '../problem.server';
import { TRY_OUT } from '../roles.server';
import { Channel, Id } from '../schemas.server';

const params = z.object({ contact: Id });
const Message = z.looseObject({
  id: z.string(),
  at: z.string(),
  from: z.enum(['customer', 'us']),
  channel: Channel,
  text: z.string(),
  buttons: z.array(z.object({ title: z.string(), payload: z.string(), digit: z.string().nullable() })),
  state: z.string().nullable(),
});

const Said = z
  .object({
    channel: Channel.default('whatsapp'),
    text: z.string().min(1).max(4000).optional(),
    button: z.string().min(1).max(256).optional().describe('Its title, its id or its payload.'),
    digits: z
      .string()
      .regex(/^[0-9*#]{1,30}$/)
      .optional()
      .describe('The keypad of a call.'),
    message: Id.optional().describe('The message whose button it is; absent: the last one that has it.'),
  })
  .refine(
    ({ text, button, digits }) => [text, button, digits].filter((given) => given !== undefined).length === 1,
    'one of text, button or digits',
  );

/** What a tap or a key on the phone says, from the messages that stand on it. */
function tapped(
  messages: PhoneMessage[],
  { channel, button, digits, message }: z.output<typeof Said>,
): { text: string; payload?: string } | 'sandbox.no_message' | 'sandbox.no_button' {
  const here = messages.filter((one) => one.from === 'us' && one.channel === channel);
  const named = message === undefined ? [...here].reverse() : here.filter((one) => one.id === message);
  if (named.length === 0 && digits === undefined) return 'sandbox.no_message';
  for (const { buttons } of named) {
    const found = buttons.find(({ title, payload, digit }) =>
      digits === undefined
        ? title === button || payload === button || decodeButton(payload)?.id === button
        : digit === digits,
    );
    if (found) return { text: digits ?? found.title, payload: found.payload };
  }
  // Digits that no button waits for are still digits: a question may ask for them.
  return digits === undefined ? 'sandbox.no_button' : { text: digits };
}

export const sandboxEndpoints = [
  endpoint({
    method: 'GET',
    path: '/sandbox/phones/{contact}',
    tag: 'sandbox',
    summary: "What stands on a contact's phones, oldest first, with the buttons one can tap",
    roles: EVERY_ROLE,
    params,
    query: z.object({ channel: Channel.optional() }),
    answers: {
      schema: z.object({ contact: z.string(), pace: z.number().nullable(), messages: z.array(Message) }),
    },
    run: async ({ deps, workspace, params, query }) => {
      if (!(await getContact(deps, workspace, params.contact))) return notFound();
      const { messages, pace } = await readPhones(deps, workspace, params.contact);
      const shown = messages
        .filter((message) => query.channel === undefined || message.channel === query.channel)
        .map((message) => ({ ...message, at: new Date(message.at).toISOString() }));
      return ok({ ...params, pace: pace?.factor ?? null, messages: shown });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/sandbox/phones/{contact}/messages',
    tag: 'sandbox',
    summary: 'Say something as the customer: a text, a button, or digits on the keypad of a call',
    roles: TRY_OUT,
    params,
    body: Said,
    answers: {
      schema: z.object({
        status: z.enum(['taken', 'duplicate']),
        to: z.string().nullable().describe('Who took it: case, run, started, nobody, opt_out or opt_in.'),
        message: z.string().nullable(),
      }),
    },
    run: async ({ deps, actor, workspace, params, body, language }) => {
      const refuse = (reason: string) =>
        failed('not_possible', { params: { reason: reasonOf(reason, language) }, extra: { reason } });
      if (!(await getContact(deps, workspace, params.contact))) return notFound();
      const { messages } = await readPhones(deps, workspace, params.contact);
      const said = body.text === undefined ? tapped(messages, body) : { text: body.text };
      if (typeof said === 'string') return refuse(said);
      const done = await answerAsCustomer(deps, actor, { ...params, channel: body.channel, ...said });
      if (done.status === 'no_contact') return notFound();
      if (done.status === 'no_address') return refuse('sandbox.no_address');
      return ok(
        done.status === 'taken'
          ? { status: done.status, to: done.to, message: done.message }
          : { status: done.status, to: null, message: null },
      );
    },
  }),
];
