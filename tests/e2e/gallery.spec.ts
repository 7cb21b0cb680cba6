import { expect, test } from './hilo';
import { Hands } from './studio-hands';

test('S21 a flow begins from the gallery: filtered by goal, its needs listed, ready to publish', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  await page.goto('/flows/gallery');
  const starters = page.getByRole('list', { name: 'Galería' }).getByRole('listitem');
  await expect(starters).toHaveCount(5);
  await page.getByRole('combobox', { name: 'Objetivo' }).click();
  await page.getByRole('option', { name: 'Retener' }).click();
  await expect(starters).toHaveCount(1);
  await starters.getByRole('button').click();
  await expect(page).toHaveURL(/starter=post-sale/);
  const sheet = page.getByRole('complementary');
  await expect(sheet.getByText('order_returned')).toBeVisible();
  await expect(sheet.getByText('3 pruebas que pasan')).toBeVisible();
  await sheet.getByRole('button', { name: 'Empezar con este' }).click();
  await expect(page).toHaveURL(/\/flows\/flw_/);
  await expect(page.getByRole('region', { name: 'Problemas' })).toContainText('Sin problemas');
});

test('task: a flow comes over as JSON; what is no flow of ours is named and changes nothing', async ({
  page,
  signIn,
}, info) => {
  await signIn('designer');
  const hands = new Hands(page, info);
  await page.goto('/flows');
  await hands.click(page.getByRole('button', { name: 'Importar' }));
  const dialog = page.getByRole('dialog');
  const give = (text: string) => hands.give(dialog.locator('input[type=file]'), 'flujo.json', text);
  const flow = {
    schema: 1,
    kind: 'bot',
    name: 'Traído de fuera',
    settings: { purpose: 'service' },
    nodes: [{ id: 'end', kind: 'end' }],
    edges: [],
  };
  const refused: [text: string, said: RegExp][] = [
    ['{"schema": 1,', /No es JSON válido/],
    ['x'.repeat(5_000_000), /Pesa 5 MB/],
    [JSON.stringify({ ...flow, schema: 9 }), /versión más nueva de Hilo/],
    [JSON.stringify({ nodes: [{ type: 'n8n-nodes-base.set' }], connections: {} }), /exportación de n8n/],
    [JSON.stringify({ ...flow, kind: 'poema' }), /«kind»/],
  ];
  for (const [text, said] of refused) {
    await give(text);
    await expect(dialog.getByRole('alert')).toContainText(said);
    await expect(dialog.getByRole('button', { name: 'Importar flujo' })).toBeDisabled();
  }
  await hands.picture('rechazado');
  await give(JSON.stringify(flow));
  await hands.click(dialog.getByRole('button', { name: 'Importar flujo' }));
  await expect(page).toHaveURL(/\/flows\/flw_/);
  await expect(page.getByText('Traído de fuera').first()).toBeVisible();
  await hands.picture('traido');
  // Of these, one for each file that was refused.
  hands.took(3 + refused.length);
});
