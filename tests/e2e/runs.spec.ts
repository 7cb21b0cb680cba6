import { expect, test } from './hilo';

test('runs can be found by state and name, and one is cancelled with its reason', async ({ page, signIn, demo }) => {
  const answer = await page.request.post('/api/v1/events', {
    headers: { authorization: `Bearer ${demo.apiKey}` },
    data: { id: 'runs-spec-1', name: 'purchase', contact: { id: 'cnt_demo_paola' }, payload: { order: 'R-1' } },
  });
  expect(answer.ok()).toBe(true);
  await signIn('admin');
  await page.goto('/runs');
  await page.getByRole('button', { name: /En curso/ }).click();
  await page.getByLabel('Buscar por nombre').fill('paola');
  await expect(page).toHaveURL(/status=live/);
  await expect(page).toHaveURL(/q=paola/);
  await page.getByRole('link', { name: 'Paola Restrepo' }).click();

  // where it stands, in words beside the canvas, with the step lit on it
  const journal = page.getByRole('list', { name: 'Diario del recorrido' });
  await expect(journal.getByText('Empezó con el evento «purchase».')).toBeVisible();
  await expect(page.getByText('En «Un día»')).toBeVisible();

  await page.getByRole('button', { name: 'Cancelar recorrido' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Motivo').fill('Devolvió la compra');
  await dialog.getByRole('button', { name: 'Cancelar recorrido' }).click();
  await expect(journal.getByText('Se canceló: Devolvió la compra.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancelar recorrido' })).toBeHidden();
});

test('a second purchase reaches the goal of the run, and the list says so', async ({ page, signIn, demo }) => {
  for (const order of ['1', '2']) {
    const answer = await page.request.post('/api/v1/events', {
      headers: { authorization: `Bearer ${demo.apiKey}` },
      data: { id: `paused-${order}`, name: 'purchase', contact: { id: 'cnt_demo_rosa' }, payload: { order } },
    });
    expect(answer.ok()).toBe(true);
  }
  await signIn('supervisor');

  await page.goto('/runs?contact=cnt_demo_rosa');
  await expect(page.getByText('Meta cumplida').first()).toBeVisible();
});

test('an agent has no runs screen', async ({ page, signIn }) => {
  await signIn('agent');
  await page.goto('/runs');
  await expect(page.getByText('Tu rol no abre esta pantalla')).toBeVisible();
});
