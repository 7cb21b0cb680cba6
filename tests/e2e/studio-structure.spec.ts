import type { Page } from '@playwright/test';
import { CARD_WIDTH } from '../../app/editor/canvas/geometry';
import type { FlowDocumentInput } from '../../core/document';
import { expect, test } from './hilo';
import { boxOf } from './studio-driver';
import { Hands } from './studio-hands';

/** So many waits one after the other, in a column that leans; the last leads nowhere, which is an error. */
function waits(name: string, count: number): FlowDocumentInput {
  const ids = Array.from({ length: count }, (_, at) => `w${at + 1}`);
  return {
    schema: 1,
    kind: 'journey',
    name,
    settings: { purpose: 'service', languages: ['es'] },
    nodes: [
      { id: 'in', kind: 'start', name: 'Se registra', config: { on: 'event', event: 'signed_up' } },
      ...ids.map((id, at) => ({
        id,
        kind: 'wait',
        name: `Espera ${at + 1}`,
        config: { until: 'duration', duration: { amount: at + 1, unit: 'days' } },
      })),
    ].map((node, at) => ({ ...node, position: { x: (at % 3) * 24, y: at * 128 } })),
    edges: ids.map((to, at) => ({ from: ids[at - 1] ?? 'in', outlet: 'next', to })),
  };
}

/** Where every step stands on the paper, whatever part of it is in view. */
const placesOf = (page: Page) =>
  page
    .locator('.react-flow__node-step')
    .evaluateAll((steps) => steps.map((step) => `${step.dataset['id']} ${step.style.transform}`).sort());

test.beforeEach(async ({ signIn }) => signIn('designer'));

test('S17 a group is made, named, folded with the errors in it, opened, renamed and dissolved', async ({
  page,
  bring,
}, info) => {
  const hands = new Hands(page, info);
  await page.goto(`/flows/${await bring(waits('Con un grupo', 4))}`);
  await expect(hands.cards).toHaveCount(5);
  const name = page.getByRole('textbox', { name: 'Nombre del grupo' });
  const folded = page.locator('.react-flow__node-stepGroup').filter({ hasText: 'Insistencia' });

  await test.step('of three steps that a box is drawn around; its name comes next', async () => {
    const [first, last] = [await boxOf(hands.card('Espera 2')), await boxOf(hands.card('Espera 4'))];
    await hands.lasso({ x: first.x - 40, y: first.y - 12 }, { x: last.x + last.width + 40, y: last.y + 40 });
    await hands.canvas.press('Control+g');
    await expect(name).toBeFocused();
    await hands.type('Insistencia');
    await hands.press('Enter');
    await expect(page.locator('.react-flow__node-stepGroup')).toContainText('3 pasos');
  });

  await test.step('folded it is one card, with its steps and their errors counted', async () => {
    await hands.picture('abierto');
    await page.getByRole('button', { name: 'Plegar el grupo' }).click();
    await expect(hands.cards).toHaveCount(2);
    await expect(folded).toContainText('3 pasos');
    await expect(folded.getByRole('img', { name: '1 error', exact: true })).toBeVisible();
    // What led into the group leads to its card; what leads about in it is not drawn.
    await expect(hands.edges).toHaveCount(2);
    await hands.picture('plegado');
  });

  await test.step('so it stays after a reload; an error that is looked for opens it', async () => {
    await hands.isSaved();
    await page.reload();
    await expect(folded).toContainText('3 pasos');
    await expect(hands.cards).toHaveCount(2);
    await hands.problems.getByRole('button').first().click();
    await hands.problems
      .getByRole('button', { name: /Espera 4/ })
      .first()
      .click();
    await expect(hands.card('Espera 4')).toBeVisible();
    await hands.problems.getByRole('button').first().click();
    await hands.canvas.press('Escape');
    await hands.canvas.press('Control+0');
    await expect(hands.cards).toHaveCount(5);
  });

  await test.step('deleting it folded asks, and says how many', async () => {
    await page.getByRole('button', { name: 'Plegar el grupo' }).click();
    await folded.click();
    await hands.canvas.press('Delete');
    const sure = page.getByRole('alertdialog');
    await expect(sure).toContainText('3 pasos');
    await sure.getByRole('button', { name: 'Cancelar' }).click();
    await expect(folded).toBeVisible();
  });

  await test.step('opened, renamed, dissolved: its steps stay', async () => {
    await folded.getByRole('button', { name: 'Abrir el grupo' }).click();
    await expect(hands.cards).toHaveCount(5);
    await name.fill('Recordatorios');
    await name.press('Enter');
    await hands.card('Espera 3').click();
    await expect(hands.sheet.getByRole('combobox', { name: 'Grupo' })).toContainText('Recordatorios');
    await hands.canvas.press('Control+Shift+g');
    await expect(name).toHaveCount(0);
    await expect(hands.cards).toHaveCount(5);
    await hands.canvas.press('Control+z');
    await expect(name).toHaveValue('Recordatorios');
  });
});

test('S16 stages are lanes: added, named, put in order with their steps, and taken away', async ({
  page,
  bring,
}, info) => {
  const hands = new Hands(page, info);
  await page.goto(`/flows/${await bring(waits('Con etapas', 3))}`);
  await expect(hands.cards).toHaveCount(4);
  const names = page.getByRole('textbox', { name: 'Nombre de la etapa', exact: true });
  const order = () => names.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  const stageOf = async (step: string, stage: string) => {
    await hands.card(step).click();
    await expect(hands.sheet.getByRole('combobox', { name: 'Etapa' })).toContainText(stage);
  };
  const add = async (stage: string) => {
    await page.getByRole('button', { name: 'Grupos, etapas y mapa' }).click();
    await page.getByRole('menuitem', { name: 'Agregar una etapa' }).click();
    await expect(page.locator(':focus').and(names)).toHaveCount(1);
    await hands.type(stage);
    await hands.press('Enter');
  };
  const ask = async (stage: string, what: string) => {
    await names.nth((await order()).indexOf(stage)).hover();
    await page.getByRole('button', { name: `Acciones de la etapa ${stage}` }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };

  await test.step('the first takes in all there is; the second stands below it', async () => {
    await add('Bienvenida');
    await add('Cierre');
    await expect.poll(order).toEqual(['Bienvenida', 'Cierre']);
    await stageOf('Espera 3', 'Bienvenida');
  });

  await test.step('a step is put into the other by its sheet, and stands in its lane', async () => {
    await hands.sheet.getByRole('combobox', { name: 'Etapa' }).click();
    await page.getByRole('option', { name: 'Cierre' }).click();
    await hands.canvas.press('Control+0');
    await expect.poll(async () => (await boxOf(hands.card('Espera 3'))).y > (await boxOf(names.nth(1))).y).toBe(true);
    await hands.picture('etapas');
  });

  await test.step('the lanes change places, their steps with them, in one step of undo', async () => {
    const above = async () => (await boxOf(hands.card('Espera 3'))).y < (await boxOf(hands.card('Se registra'))).y;
    expect(await above()).toBe(false);
    await ask('Cierre', 'Subir');
    await expect.poll(order).toEqual(['Cierre', 'Bienvenida']);
    await expect.poll(above).toBe(true);
    await hands.canvas.press('Control+z');
    await expect.poll(order).toEqual(['Bienvenida', 'Cierre']);
    await expect.poll(above).toBe(false);
  });

  await test.step('renamed in its place, and still so after a reload', async () => {
    await names.nth(1).fill('Despedida');
    await names.nth(1).press('Enter');
    await hands.isSaved();
    await page.reload();
    await expect.poll(order).toEqual(['Bienvenida', 'Despedida']);
    await stageOf('Espera 3', 'Despedida');
  });

  await test.step('taken away: its steps stay and belong to the one above', async () => {
    await ask('Despedida', 'Quitar la etapa');
    await expect.poll(order).toEqual(['Bienvenida']);
    await stageOf('Espera 3', 'Bienvenida');
  });
});

test('S16 a note is written, moved, deleted and taken back', async ({ page, bring }, info) => {
  const hands = new Hands(page, info);
  await page.goto(`/flows/${await bring(waits('Con una nota', 2))}`);
  await expect(hands.cards).toHaveCount(3);
  const note = page.getByRole('textbox', { name: 'Nota' });
  await hands.kind('Nota').dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 760, y: 300 } });
  await expect(note).toBeFocused();
  await hands.type('Revisar con legal antes de diciembre');
  await hands.press('Escape');
  await expect(note).not.toBeFocused();

  const before = await boxOf(note);
  await page.mouse.move(before.x + 40, before.y - 5);
  await page.mouse.down();
  await page.mouse.move(before.x + 90, before.y + 60, { steps: 6 });
  await page.mouse.move(before.x + 140, before.y + 95, { steps: 6 });
  await page.mouse.up();
  const moved = async () => Math.round((await boxOf(note)).y - before.y);
  await expect.poll(moved).toBeGreaterThan(80);
  await hands.picture('nota');

  await hands.canvas.press('Delete');
  await expect(note).toHaveCount(0);
  await hands.canvas.press('Control+z');
  await expect(note).toHaveValue('Revisar con legal antes de diciembre');
  await hands.canvas.press('Control+z');
  await expect.poll(moved).toBe(0);
  await hands.isSaved();
  await page.reload();
  await expect(note).toHaveValue('Revisar con legal antes de diciembre');
});

test('S1 S3 steps are aligned and put in order, each in one step of undo', async ({ page, bring }, info) => {
  const hands = new Hands(page, info);
  await page.goto(`/flows/${await bring(waits('Por ordenar', 4))}`);
  await expect(hands.cards).toHaveCount(5);
  const drawn = await placesOf(page);
  const lefts = async () => new Set((await placesOf(page)).map((place) => /\((.*?)px/.exec(place)?.[1])).size;
  expect(await lefts()).toBe(3);

  await hands.canvas.press('Control+a');
  const selection = page.getByRole('complementary', { name: 'Selección de varios pasos' });
  await selection.getByRole('button', { name: 'A la izquierda' }).click();
  await expect.poll(lefts).toBe(1);
  await hands.canvas.press('Control+z');
  await expect.poll(() => placesOf(page)).toEqual(drawn);

  await hands.canvas.press('Escape');
  await page.getByRole('button', { name: 'Ordenar' }).click();
  await expect.poll(lefts).toBe(1);
  await expect(page.getByRole('button', { name: 'Deshacer' })).toBeEnabled();
  await hands.picture('ordenado');
  await hands.canvas.press('Control+z');
  await expect.poll(() => placesOf(page)).toEqual(drawn);
  await expect(page.getByRole('button', { name: 'Deshacer' })).toBeDisabled();
});

test('S4 in a large flow a step is found by what it says, jumped to, and seen on the map', async ({
  page,
  bring,
}, info) => {
  const hands = new Hands(page, info);
  await page.goto(`/flows/${await bring(waits('Largo', 44))}`);
  const map = page.getByRole('img', { name: 'Mapa del flujo' });
  await expect(map).toBeVisible();
  const width = async (step: string) => (await boxOf(hands.card(step))).width;
  expect(await width('Espera 22'), 'all of it is in view, too small to read').toBeLessThan(CARD_WIDTH / 2);
  await hands.canvas.press('Control+f');
  const search = page.getByRole('combobox', { name: 'Buscar en el flujo' });
  await search.fill('espera 44');
  await expect(page.getByRole('option')).toHaveCount(1);
  await hands.press('Enter');
  await expect(search).toBeHidden();
  await expect(hands.sheet.getByLabel('Nombre del paso')).toHaveValue('Espera 44');
  await expect.poll(() => width('Espera 44')).toBeGreaterThan(CARD_WIDTH * 0.75);
  await expect(hands.card('Espera 44')).toBeInViewport({ ratio: 1 });
  await hands.canvas.press('Escape');
  await expect(hands.card('Se registra')).not.toBeInViewport();
  await hands.picture('mapa');
  await map.click({ position: { x: 84, y: 6 } });
  await expect(hands.card('Se registra')).toBeInViewport();

  await page.getByRole('button', { name: 'Grupos, etapas y mapa' }).click();
  await page.getByRole('menuitem', { name: 'Ocultar el mapa' }).click();
  await expect(map).toBeHidden();
  await page.reload();
  await expect(hands.cards.first()).toBeVisible();
  await expect(map).toBeHidden();
});
