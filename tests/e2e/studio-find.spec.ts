import type { FlowDocumentInput } from '../../core/document';
import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';
import { Hands } from './studio-hands';

/** A journey whose messages all name a price, each in its own words. */
function priced(name: string, messages: number): FlowDocumentInput {
  const ids = Array.from({ length: messages }, (_, at) => `m${at + 1}`);
  return {
    schema: 1,
    kind: 'journey',
    name,
    settings: { purpose: 'marketing', languages: ['es'] },
    variables: [{ name: 'plan', type: 'text', default: 'Oro' }],
    nodes: [
      { id: 'in', kind: 'start', name: 'Entra', config: { on: 'event', event: 'signed_up' }, position: { x: 0, y: 0 } },
      ...ids.map((id, at) => ({
        id,
        kind: 'message',
        name: `Oferta ${at + 1}`,
        config: {
          channels: { choose: 'one', channels: ['sms'] },
          content: {
            sms: { es: { type: 'text', text: `Aviso ${at + 1}: tu plan {{ vars.plan }} vale $45.000 al mes` } },
          },
        },
        position: { x: 0, y: 140 * (at + 1) },
      })),
    ],
    edges: ['in', ...ids]
      .slice(0, -1)
      .map((from, at) => ({ from, outlet: at === 0 ? 'next' : 'sent', to: ids[at] ?? '' })),
  };
}

test('S5 task: a wrong price in 14 messages is put right in four actions, and taken back in one', async ({
  page,
  bring,
  signIn,
}, info) => {
  const flow = await bring(priced('Plan Oro', 14));
  await signIn('designer');
  await page.goto(`/flows/${flow}`);
  const hands = new Hands(page, info);
  await expect(hands.card('Oferta 1').first()).toBeVisible();

  await hands.press('Control+h');
  const panel = page.getByRole('complementary', { name: 'Buscar y reemplazar' });
  await hands.write(panel.getByLabel('Buscar', { exact: true }), '45.000');
  await hands.write(panel.getByLabel('Reemplazar por'), '49.900');
  await expect(panel.getByRole('status')).toHaveText('14 coincidencias · pasos: 14');
  await expect(panel.locator('ins')).toHaveCount(14);
  await hands.picture('catorce-precios');
  await hands.click(panel.getByRole('button', { name: 'Reemplazar 14' }));
  hands.took(4);
  await expect(panel.getByRole('status')).toHaveText('No está en este flujo.');

  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(panel.getByRole('status')).toHaveText('14 coincidencias · pasos: 14');
  await expect(page.getByRole('button', { name: 'Deshacer' })).toBeDisabled();
});

test('one of the finds can be left as it is, and a variable is renamed where it is declared and read', async ({
  page,
  bring,
  signIn,
}) => {
  const flow = await bring(priced('Con variable', 2));
  await signIn('designer');
  await page.goto(`/flows/${flow}?sheet=find`);
  const panel = page.getByRole('complementary', { name: 'Buscar y reemplazar' });
  await panel.getByLabel('Buscar', { exact: true }).fill('45.000');
  await panel.getByLabel('Reemplazar por').fill('1');
  await panel.getByRole('checkbox', { name: 'Todo en Oferta 1' }).uncheck();
  await panel.getByRole('button', { name: 'Reemplazar 1' }).click();
  await expect(panel.getByRole('status')).toHaveText('1 coincidencia · pasos: 1');

  await panel.getByRole('button', { name: 'Variable' }).click();
  await panel.getByLabel('Variable', { exact: true }).fill('plan');
  await panel.getByLabel('Nombre nuevo').fill('2 planes');
  await expect(panel.getByText('Un nombre de variable lleva letras')).toBeVisible();
  await panel.getByLabel('Nombre nuevo').fill('tier');
  await panel.getByRole('button', { name: 'Reemplazar 3' }).click();
  await panel.getByLabel('Variable', { exact: true }).fill('tier');
  await expect(panel.locator('del')).toHaveCount(3);
});

test('the price of every draft is put right from one of them, and the replacement taken back', async ({
  page,
  request,
  demo,
  bring,
  signIn,
}) => {
  const here = await bring(priced('Precio aquí', 2));
  const there = await bring(priced('Precio allá', 3));
  await signIn('designer');
  await page.goto(`/flows/${here}`);
  await expect(new StudioDriver(page).card('Oferta 1').first()).toBeVisible();
  await page.keyboard.press('Control+Shift+f');
  const panel = page.getByRole('complementary', { name: 'Buscar y reemplazar' });
  await panel.getByLabel('Buscar', { exact: true }).fill('allá: tu');
  await expect(panel.getByRole('status')).toHaveText('No está en ningún borrador.');
  await panel.getByLabel('Buscar', { exact: true }).fill('tu plan {{ vars.plan }} vale $45.000');
  await panel.getByLabel('Reemplazar por').fill('tu plan vale $77.000');
  await expect(panel.getByRole('heading', { name: 'Precio allá' })).toBeVisible();
  await expect(panel.getByText('abierto aquí')).toBeVisible();
  await page.screenshot({ path: 'test-results/find-all.png' });
  await panel.getByRole('button', { name: /^Reemplazar \d+$/ }).click();
  await expect(panel.getByText(/Nada cambia para los clientes hasta publicar/)).toBeVisible();
  const draft = async () => {
    const answer = await request.get(`/api/v1/flows/${there}/export`, {
      headers: { authorization: `Bearer ${demo.apiKey}` },
    });
    return answer.text();
  };
  expect((await draft()).match(/77\.000/g)).toHaveLength(3);
  const latest = panel.getByRole('region', { name: 'Últimos reemplazos' });
  await expect(latest).toContainText('También cambió el flujo abierto, y Revertir no lo toca: vuelve con Deshacer.');
  await latest.getByRole('button', { name: 'Revertir' }).first().click();
  await expect(latest.getByText('Revertido').first()).toBeVisible();
  expect(await draft()).not.toContain('77.000');
});
