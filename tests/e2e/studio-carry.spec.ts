import type { Page } from '@playwright/test';
import type { FlowDocumentInput } from '../../core/document';
import { expect, test } from './hilo';
import { boxOf } from './studio-driver';
import { Hands } from './studio-hands';

type Steps = Pick<FlowDocumentInput, 'nodes' | 'edges'>;
const journey = (name: string, { nodes, edges }: Steps): FlowDocumentInput => ({
  schema: 1,
  kind: 'journey',
  name,
  settings: { purpose: 'service', languages: ['es'] },
  nodes,
  edges,
});
const start = { id: 'in', kind: 'start', name: 'Se registra', config: { on: 'event', event: 'signed_up' } };
const wait = (id: string, name: string, x: number, y: number) => ({
  id,
  kind: 'wait',
  name,
  config: { until: 'duration', duration: { amount: 1, unit: 'days' } },
  position: { x, y },
});

/** The first steps of a welcome: two waits in a row, and one beside them that nothing leads to. */
const WELCOME: Steps = {
  nodes: [
    { ...start, position: { x: 0, y: 0 } },
    wait('first', 'Un día', 0, 128),
    wait('second', 'Otro día', 0, 256),
    wait('loose', 'Suelta', 360, 128),
  ],
  edges: [
    { from: 'in', outlet: 'next', to: 'first' },
    { from: 'first', outlet: 'next', to: 'second' },
  ],
};

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(async ({ context, signIn }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('designer');
});

test('S3 what messages share is edited in all of them at once, and taken back in one', async ({
  page,
  bring,
}, info) => {
  const texts = (text: string) => ({ es: { type: 'text' as const, text } });
  const messages = ['Hola', 'Sigue', 'Adiós'].map((name, at) => ({
    id: `m${at}`,
    kind: 'message',
    name,
    config: {
      channels: { choose: 'order', channels: ['whatsapp', 'sms'] },
      content: { whatsapp: texts(name), sms: texts(name) },
      ...(at === 0 ? { purpose: 'marketing' } : {}),
    },
    position: { x: 0, y: 128 + at * 160 },
  }));
  const hands = new Hands(page, info);
  const document = journey('Lo que comparten', { nodes: [{ ...start }, ...messages], edges: [] });
  const flow = await bring({ ...document, groups: [{ id: 'g1', name: '' }] });
  await page.goto(`/flows/${flow}`);
  await hands.card('Hola').click();
  await hands.card('Sigue').click({ modifiers: ['Shift'] });
  const selection = page.getByRole('complementary', { name: 'Selección de varios pasos' });
  const choose = async (field: string, option: string) => {
    await selection.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const purpose = selection.getByRole('combobox', { name: 'Propósito' });
  const first = selection.getByRole('combobox', { name: 'Primer canal' });
  await expect(purpose).toContainText('Varios');
  await expect(first).toContainText('WhatsApp');
  await selection.getByRole('combobox', { name: 'Grupo' }).click();
  await expect(page.getByRole('option').last()).toHaveText('Grupo');
  await page.keyboard.press('Escape');
  await choose('Propósito', 'Transaccional');
  await expect(purpose).toContainText('Transaccional');
  await choose('Primer canal', 'SMS');
  await expect(first).toContainText('SMS');
  await hands.picture('comparten');

  await hands.canvas.press('Control+z');
  await expect(first).toContainText('WhatsApp');
  await expect(purpose).toContainText('Transaccional');
  await hands.canvas.press('Control+z');
  await expect(purpose).toContainText('Varios');
  await hands.canvas.press('Control+y');
  await expect(purpose).toContainText('Transaccional');
  await hands.card('Adiós').click({ modifiers: ['Shift'] });
  await expect(purpose).toContainText('Varios');
});

test('S2 a loose step dragged onto a wire goes into it, and what follows makes room', async ({ page, bring }, info) => {
  const hands = new Hands(page, info);
  await page.goto(`/flows/${await bring(journey('Con una suelta', WELCOME))}`);
  const [loose, above, below] = [hands.card('Suelta'), hands.card('Un día'), hands.card('Otro día')];
  await expect(hands.edges).toHaveCount(2);
  const [from, one, two] = [await boxOf(loose), await boxOf(above), await boxOf(below)];
  const wire = { x: one.x + one.width / 2, y: (one.y + one.height + two.y) / 2 };
  // Beside its ports: from those one pulls wires.
  await loose.hover({ position: { x: 60, y: 40 } });
  await page.mouse.down();
  await page.mouse.move((from.x + wire.x) / 2, wire.y + 40, { steps: 8 });
  await page.mouse.move(wire.x, wire.y, { steps: 8 });
  await expect(page.locator('.react-flow__edge[data-id="first next"] path').first()).toHaveCSS('stroke-width', '3px');
  await hands.picture('sobre-la-conexion');
  await page.mouse.up();
  await expect(hands.edges).toHaveCount(3);
  await expect(page.locator('.react-flow__edge[data-id="first next"]')).toBeAttached();
  await expect(page.locator('.react-flow__edge[data-id="loose next"]')).toBeAttached();
  const apart = async () => {
    const [a, b, c] = [await boxOf(above), await boxOf(loose), await boxOf(below)];
    return b.y > a.y + a.height && c.y > b.y + b.height;
  };
  await expect.poll(apart).toBe(true);
  await hands.picture('dentro');
  await hands.canvas.press('Control+z');
  await expect(hands.edges).toHaveCount(2);
  await expect
    .poll(async () => Math.round((await boxOf(below)).y - (await boxOf(above)).y))
    .toBe(Math.round(two.y - one.y));
});

test('S2 a card is taken hold of at its upper edge too; a wire that is being drawn ends there', async ({
  page,
  bring,
}, info) => {
  const hands = new Hands(page, info);
  await page.goto(`/flows/${await bring(journey('Por arriba', WELCOME))}`);
  const loose = hands.card('Suelta');
  const from = await boxOf(loose);
  const top = { x: from.x + from.width / 2, y: from.y + 2 };
  await page.mouse.move(top.x, top.y);
  await page.mouse.down();
  await page.mouse.move(top.x + 40, top.y + 60, { steps: 6 });
  await page.mouse.move(top.x + 80, top.y + 120, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await boxOf(loose)).y - from.y)).toBeGreaterThan(80);
  await expect(hands.edges).toHaveCount(2);
  await hands.pull(hands.card('Otro día'), 'next', loose);
  await expect(hands.edges).toHaveCount(3);
});

test('S3 steps go to another flow in a tab of its own, and with the clipboard; their wiring goes along', async ({
  page,
  bring,
}, info) => {
  const hands = new Hands(page, info);
  const there = await bring(journey('A donde van', { nodes: [{ ...start, position: { x: 0, y: 0 } }], edges: [] }));
  await page.goto(`/flows/${await bring(journey('De donde salen', WELCOME))}`);
  await hands.card('Un día').click();
  await hands.card('Otro día').click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Copiar a otro flujo…' }).click();
  await page.getByRole('combobox', { name: 'Copiar a qué flujo' }).fill('a donde');
  const opened = page.waitForEvent('popup');
  await hands.press('Enter');
  const other = new Hands(await opened, info);
  await expect(other.page).toHaveURL(new RegExp(`/flows/${there}(\\?|$)`));
  await expect(other.notice).toContainText('Se pegaron 2 pasos.');
  await expect(other.cards).toHaveCount(3);
  await expect(other.edges).toHaveCount(1);
  for (const name of ['Un día', 'Otro día']) await expect(other.card(name)).toBeInViewport({ ratio: 1 });
  await other.picture('otro-flujo');

  await test.step('once: whoever comes back to it finds no second copy', async () => {
    await other.isSaved();
    await other.page.reload();
    await expect(other.cards).toHaveCount(3);
    await expect(other.edges).toHaveCount(1);
  });

  await test.step('and from tab to tab by the clipboard', async () => {
    await hands.canvas.focus();
    await hands.press('Control+c');
    await expect(hands.notice).toContainText('Copiado: 2 pasos');
    await other.page.bringToFront();
    await other.canvas.focus();
    await other.press('Control+v');
    await expect(other.cards).toHaveCount(5);
    await expect(other.edges).toHaveCount(2);
  });
  // Nothing left the flow that they came from.
  await expect(hands.cards).toHaveCount(4);
  await expect(hands.edges).toHaveCount(2);
});

test('S3 a whole flow is copied as text and pasted into another, which keeps its settings', async ({
  page,
  bring,
}, info) => {
  const hands = new Hands(page, info);
  await page.goto(`/flows/${await bring(journey('El entero', WELCOME))}?sheet=json`);
  const text = page.getByRole('textbox', { name: 'El flujo como JSON' });
  await expect(page.locator('.view-line').filter({ hasText: 'El entero' })).toBeVisible();
  await text.focus();
  await hands.press('Control+a', 'Control+c');
  await expect.poll(() => copied(page)).toContain('"name": "El entero"');
  expect(JSON.parse(await copied(page))).toMatchObject({ schema: 1, kind: 'journey', edges: WELCOME.edges });

  await page.goto(`/flows/${await bring(journey('El que recibe', { nodes: [], edges: [] }))}`);
  await expect(page.getByText('El flujo empieza con un inicio')).toBeVisible();
  await hands.canvas.focus();
  await hands.press('Control+v');
  const sure = page.getByRole('alertdialog', { name: 'Agregar los pasos de «El entero»' });
  await expect(sure).toContainText('Entran sus 4 pasos con sus conexiones');
  await sure.getByRole('button', { name: 'Agregar 4 pasos' }).click();
  await expect(hands.cards).toHaveCount(4);
  await expect(hands.edges).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('El que recibe');
  await hands.canvas.press('Control+z');
  await expect(page.getByText('El flujo empieza con un inicio')).toBeVisible();
});

test('task: a flow comes over as a file; what is no flow of ours is named, and changes nothing', async ({
  page,
}, info) => {
  const hands = new Hands(page, info);
  await page.goto('/flows');
  const rows = page.getByRole('row');
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await hands.click(page.getByRole('button', { name: 'Importar' }));
  const dialog = page.getByRole('dialog');
  const give = (content: string | Buffer, name = 'flujo.json') =>
    hands.give(dialog.locator('input[type=file]'), name, content);
  const flow = {
    schema: 1,
    kind: 'bot',
    name: 'Traído de fuera',
    settings: { purpose: 'service' },
    nodes: [{ id: 'end', kind: 'end' }],
    edges: [],
  };
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64');
  const refused: [content: string | Buffer, said: string, name?: string][] = [
    ['{"schema": 1,', 'No es JSON válido: se rompe en la línea 1, columna 14. Expórtalo otra vez o corrígelo.'],
    ['x'.repeat(5_000_000), 'Pesa 5 MB y solo se leen flujos de menos de 5 MB, así que no se leyó.'],
    [
      JSON.stringify({ ...flow, schema: 9 }),
      'Lo escribió una versión más nueva de Hilo (esquema 9; esta lee hasta el 1).',
    ],
    [JSON.stringify({ nodes: [{ type: 'n8n-nodes-base.set' }], connections: {} }), 'Es una exportación de n8n.'],
    [JSON.stringify({ ...flow, kind: 'poema' }), '«kind» solo puede ser «journey» o «bot». Cámbialo.'],
    [JSON.stringify({ ...flow, nodes: undefined }), '«nodes» falta o no es lo que debe: ahí va una lista'],
    [JSON.stringify({ any: 'thing' }), 'Es JSON, pero no un flujo de Hilo'],
    ['', 'Está vacío. Elige el archivo JSON de un flujo.'],
    [picture, 'No es un archivo de texto: parece una imagen u otro documento.', 'foto.png'],
  ];
  for (const [content, said, name] of refused) {
    await give(content, name);
    await expect(dialog.getByRole('alert')).toContainText(said);
    await expect(dialog.getByRole('alert')).toContainText('Nada cambió.');
    await expect(dialog.getByRole('button', { name: 'Importar flujo' })).toBeDisabled();
  }
  await hands.picture('rechazado');
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  await page.reload();
  await expect(rows).toHaveCount(before);

  await hands.click(page.getByRole('button', { name: 'Importar' }));
  await give(JSON.stringify(flow));
  await hands.click(dialog.getByRole('button', { name: 'Importar flujo' }));
  await expect(page).toHaveURL(/\/flows\/flw_/);
  await expect(page.getByText('Traído de fuera').first()).toBeVisible();
  await hands.picture('traido');
  // Of these, one for each file that was refused, and one for coming back.
  hands.took(4 + refused.length);
});
