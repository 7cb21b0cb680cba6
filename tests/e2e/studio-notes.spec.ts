import { expect, test } from './hilo';
import { boxOf, StudioDriver } from './studio-driver';

test('S16 a note on blank paper stands beside what is written there', async ({ page, signIn }) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  await studio.createBlankJourney('Solo una nota');
  await studio.canvas.press('n');
  const note = page.getByRole('textbox', { name: 'Nota' });
  await expect(note).toBeFocused();
  await note.fill('Para la campaña de diciembre');
  const [drawn, hint] = [await boxOf(note), await boxOf(page.getByText('El flujo empieza con un inicio'))];
  expect(drawn.x).toBeGreaterThanOrEqual(hint.x + hint.width);
  await expect(note).toBeInViewport({ ratio: 1 });
});

test('S16 a note is resized by hand, by menu and by keys, and each is undone as one', async ({ page, signIn }) => {
  await signIn('designer');
  const studio = new StudioDriver(page);
  await studio.createBlankJourney('Con notas');
  const note = page.locator('.react-flow__node-note');
  const room = async () => {
    const { width, height } = await boxOf(note);
    return { width: Math.round(width), height: Math.round(height) };
  };
  await studio.drag('Inicio', { x: 500, y: 60 });
  await studio.canvas.press('n');
  await note.getByRole('textbox', { name: 'Nota' }).fill('Revisar el precio antes de la campaña');
  await page.keyboard.press('Escape');
  const first = await room();

  await test.step('its corner is pulled', async () => {
    const corner = await boxOf(note.locator('.note-corner.bottom.right'));
    const at = { x: corner.x + corner.width / 2, y: corner.y + corner.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 60, at.y + 40, { steps: 5 });
    await page.mouse.move(at.x + 120, at.y + 80, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await room()).width).toBeGreaterThan(first.width + 100);
    await page.keyboard.press('Control+z');
    await expect.poll(room).toEqual(first);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await room()).height).toBeGreaterThan(first.height + 60);
  });

  await test.step('its menu and the keys do the same', async () => {
    const before = await room();
    await studio.canvas.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Tamaño' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: 'Nota más angosta' }).press('Enter');
    await expect.poll(async () => (await room()).width).toBeLessThan(before.width);
    await studio.canvas.press('Shift+ArrowRight');
    await expect.poll(room).toEqual(before);
  });

  await test.step('it is kept', async () => {
    const kept = await room();
    await studio.isSaved();
    await page.reload();
    await expect.poll(room).toEqual(kept);
  });
});
