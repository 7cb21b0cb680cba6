import { readFileSync } from 'node:fs';
import { expect, test } from './hilo';
import { Hands } from './studio-hands';

test('S2 the post-sale journey from an empty canvas, with the mouse', async ({ page, signIn }, info) => {
  await signIn('designer');
  const hands = new Hands(page, info);
  await hands.createBlankJourney('Posventa con el ratón');

  await test.step('a purchase, a day, a message that waits for the answer', async () => {
    await hands.click(page.getByRole('button', { name: 'Agregar el inicio' }));
    await hands.write(hands.sheet.getByLabel('Nombre del evento'), 'purchase');
    await hands.click(hands.kind('Espera'));
    await hands.click(hands.kind('Mensaje'));
    await hands.click(hands.sheet.getByText('Plantilla', { exact: true }));
    await hands.click(hands.sheet.getByRole('button', { name: 'Elegir plantilla' }));
    await hands.click(
      page
        .getByRole('dialog')
        .getByRole('button', { name: /postventa_24h/ })
        .first(),
    );
    await hands.write(hands.sheet.getByLabel('Dato {{1}}'), 'otra vez');
    await hands.write(hands.sheet.getByLabel('Dato {{2}}'), 'más reciente');
    await hands.click(hands.sheet.getByRole('switch', { name: 'Esperar la respuesta' }));
  });

  const message = page.locator('.react-flow__node:has([data-kind="message"])');
  const person = page.locator('.react-flow__node:has([data-kind="handoff"])');
  await test.step('every answer leads somewhere', async () => {
    await hands.drop('Final', hands.outlet(message, 'button:todo_bien'));
    await hands.drop('Pasar a una persona', hands.outlet(message, 'button:necesito_ayuda'));
    await hands.pull(message, 'reply', person);
    await hands.drop('Final', hands.outlet(message, 'no_answer'));
    await hands.drop('Final', hands.outlet(person, 'resolved'));
    await expect(hands.problems).toContainText('7 pasos');
    await hands.canvas.press('1');
    await expect(hands.edges).toHaveCount(7);
    await hands.picture('posventa');
  });

  await test.step('published', async () => {
    await expect(hands.problems).not.toContainText('error');
    await hands.click(page.getByRole('button', { name: 'Publicar v1' }));
    const dialog = page.getByRole('dialog');
    await hands.write(dialog.getByLabel('Qué cambia y por qué'), 'La primera');
    await hands.click(dialog.getByRole('button', { name: 'Publicar v1' }));
    await expect(page.getByText('v1 está en vivo')).toBeVisible();
  });
  hands.took(18);
});

test('S13 a mistaken delete says what became of the path, and is undone', async ({ page, signIn }, info) => {
  await signIn('designer');
  const hands = new Hands(page, info);
  await page.goto('/flows/flw_demo_post_sale');
  await hands.click(hands.card('Un día'));
  await hands.press('Delete');
  await expect(hands.notice).toContainText('Se eliminó «Un día». «Compra» sigue en «¿Todo bien?».');
  await expect(hands.problems).toContainText('8 pasos');
  await hands.picture('borrado');
  await hands.click(hands.notice.getByRole('button', { name: 'Deshacer' }));
  await expect(hands.problems).toContainText('9 pasos');
  await expect(page.locator('.react-flow__edge[data-id="day next"]')).toBeAttached();
  await expect(hands.notice).toHaveCount(0);
  await hands.picture('deshecho');
  hands.took(3);
});

test('S3 steps go over to another flow as text, and what is no text of ours changes nothing', async ({
  page,
  context,
  signIn,
}, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('designer');
  const hands = new Hands(page, info);
  await page.goto('/flows/flw_demo_post_sale');
  await hands.canvas.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('complementary', { name: 'Selección de varios pasos' })).toContainText('Mensaje2');
  await page.keyboard.press('Control+c');
  await expect(hands.notice).toContainText('Copiado: 9 pasos');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ hilo: 'steps', schema: 1 });

  await test.step('pasted into an empty flow, wiring and all', async () => {
    await hands.createBlankJourney('Traído');
    await hands.canvas.focus();
    await page.keyboard.press('Control+v');
    await expect(hands.notice).toContainText('Se pegaron 9 pasos');
    await expect(hands.problems).toContainText('9 pasos');
    await page.keyboard.press('1');
    await expect(hands.edges).toHaveCount(10);
    await hands.picture('pegado');
  });

  const paste = async (copied: string) => {
    await page.evaluate((value) => navigator.clipboard.writeText(value), copied);
    await hands.canvas.focus();
    await page.keyboard.press('Control+v');
  };
  await test.step('refused in words', async () => {
    for (const [copied, words] of [
      ['hola', 'No es JSON válido'],
      [text.slice(0, 500), 'No es JSON válido'],
      [JSON.stringify({ hilo: 'steps', schema: 2, nodes: [], edges: [] }), 'una versión más nueva de Hilo'],
      [JSON.stringify([{ id: '1', type: 'inject', wires: [['2']] }]), 'Node-RED'],
      [`"${'x'.repeat(5_000_000)}"`, 'flujos de menos de 5 MB'],
    ] as const) {
      await paste(copied);
      await expect(hands.notice).toContainText('No se pegó nada.');
      await expect(hands.notice).toContainText(words);
      await expect(hands.problems).toContainText('9 pasos');
    }
    await hands.picture('rechazado');
  });
  await test.step('taken back in one', async () => {
    await hands.canvas.focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('El flujo empieza con un inicio')).toBeVisible();
  });
});

test('S3 what the menu of a step asks next comes up, and its copy reaches the clipboard', async ({
  page,
  context,
  signIn,
}, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('designer');
  const hands = new Hands(page, info);
  await page.goto('/flows/flw_demo_post_sale');
  const ask = async (what: RegExp) => {
    await hands.card('Un día').click({ button: 'right' });
    await page.getByRole('menuitem', { name: what }).click();
  };
  for (const [what, next] of [
    [/^Agregar un paso/, 'Qué sigue aquí'],
    [/^Conectar con/, /lleva a…$/],
    [/^Copiar a otro flujo/, 'Copiar a qué flujo'],
  ] as const) {
    await ask(what);
    await expect(page.getByRole('combobox', { name: next })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(hands.canvas).toBeFocused();
  }
  await ask(/^Copiar( Ctrl|$)/);
  await expect(hands.notice).toContainText('Copiado: «Un día»');
});

test('S16 the flow is taken along as an image that stays sharp, from the menu of the paper', async ({
  page,
  signIn,
}, info) => {
  await signIn('designer');
  const hands = new Hands(page, info);
  await page.goto('/flows/flw_demo_post_sale');
  await hands.canvas.focus();
  await hands.press('Escape', 'Shift+F10');
  const file = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Descargar como imagen' }).click();
  const given = await file;
  expect(given.suggestedFilename()).toMatch(/\.svg$/);
  const image = readFileSync(await given.path(), 'utf8');
  expect(image).toContain('>¿Todo bien?</text>');
  // The light theme's white, whatever theme the page is in: what is taken along is shown and printed elsewhere.
  expect(image).toContain('fill="rgb(255, 255, 255)"');
});
