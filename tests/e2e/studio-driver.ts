import { expect, type Locator, type Page } from '@playwright/test';

/** The Studio as a person uses it: drags, wires, fields and buttons by their names on screen (in Spanish). */
export class StudioDriver {
  constructor(readonly page: Page) {}

  get canvas(): Locator {
    return this.page.getByRole('application').or(this.page.locator('.react-flow')).first();
  }
  get sheet(): Locator {
    return this.page.getByRole('complementary');
  }
  get problems(): Locator {
    return this.page.getByRole('region', { name: 'Problemas' });
  }
  private get chosen(): Locator {
    return this.page.locator('.react-flow__node.selected');
  }
  /** A step's card by the name or summary written on it. */
  card(text: string): Locator {
    return this.page.locator('.react-flow__node').filter({ hasText: text });
  }

  async createBlankJourney(name: string): Promise<void> {
    await this.createBlank(name, 'Un trayecto en blanco');
  }
  async createBlankBot(name: string): Promise<void> {
    await this.createBlank(name, 'Un bot en blanco');
  }
  private async createBlank(name: string, kind: string): Promise<void> {
    await this.page.goto('/flows');
    await this.page.getByRole('button', { name: 'Nuevo flujo' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Nombre').fill(name);
    await dialog.getByText(kind).click();
    await dialog.getByRole('button', { name: 'Crear' }).click();
    await expect(this.page).toHaveURL(/\/flows\/flow_|\/flows\/flw_/);
    await expect(this.page.getByText('El flujo empieza con un inicio')).toBeVisible();
  }

  /** Drags a kind from the palette onto the paper, `x` and `y` from the canvas's upper left corner. */
  async drag(kind: string, at: { x: number; y: number }): Promise<void> {
    const source = this.page.getByRole('group', { name: 'Pasos' }).getByRole('button', { name: kind, exact: true });
    await this.adding(() => source.dragTo(this.page.locator('.react-flow__pane'), { targetPosition: at }));
  }
  /** Until what was added is the chosen step: what is written next goes into its sheet. */
  protected async adding(add: () => Promise<void>): Promise<void> {
    const chosen = () => this.chosen.evaluateAll((steps) => steps.map((step) => step.dataset['id']).join());
    const before = await chosen();
    await add();
    await expect(this.chosen).toHaveCount(1);
    await expect.poll(chosen).not.toBe(before);
  }

  /** Pulls a wire from a card's outlet to another card. */
  async wire(from: Locator, outlet: string, to: Locator): Promise<void> {
    const port = await middleOf(from.locator(`[data-outlet="${outlet}"]`));
    const entry = await middleOf(to.locator('.port-in'));
    await this.page.mouse.move(port.x, port.y);
    await this.page.mouse.down();
    await this.page.mouse.move((port.x + entry.x) / 2, (port.y + entry.y) / 2, { steps: 6 });
    await this.page.mouse.move(entry.x, entry.y, { steps: 6 });
    await this.page.mouse.up();
  }

  async open(card: Locator): Promise<void> {
    await card.click();
    await expect(this.chosen.and(card).or(this.chosen.filter({ has: card }))).toHaveCount(1);
    await expect(this.sheet).toBeVisible();
  }

  async nameStep(name: string): Promise<void> {
    await this.sheet.getByLabel('Nombre del paso').fill(name);
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: 'Guardado' })).toBeVisible();
  }
}

/** Where something stands on the screen, once the canvas has come to rest: a person waits for that before they aim. */
export async function boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  for (let still = 0, before = ''; ;) {
    const box = await target.boundingBox();
    if (!box) throw new Error('not on screen');
    const now = JSON.stringify(box);
    still = now === before ? still + 1 : 0;
    if (still === FRAMES_AT_REST) return box;
    before = now;
    await target.page().evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(null))));
  }
}
const FRAMES_AT_REST = 8;

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(target);
  return { x: x + width / 2, y: y + height / 2 };
}
