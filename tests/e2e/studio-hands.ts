import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';
import { boxOf, StudioDriver } from './studio-driver';

/** The Studio with the hands of a person, whose every move is counted. */
export class Hands extends StudioDriver {
  moves = 0;
  constructor(
    page: Page,
    private readonly info: TestInfo,
  ) {
    super(page);
  }

  get notice(): Locator {
    return this.page.getByRole('status').filter({ has: this.page.getByRole('button', { name: 'Cerrar' }) });
  }
  get edges(): Locator {
    return this.page.locator('.react-flow__edge');
  }
  get cards(): Locator {
    return this.page.locator('.react-flow__node-step');
  }

  async click(target: Locator): Promise<void> {
    await target.click();
    this.moves += 1;
  }
  async write(target: Locator, text: string): Promise<void> {
    await target.fill(text);
    this.moves += 1;
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    this.moves += keys.length;
  }
  /** A word counts as one move, as filling in a field does. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.moves += 1;
  }
  /** Chooses a file of that text, or of those bytes. */
  async give(target: Locator, name: string, content: string | Buffer): Promise<void> {
    await target.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    this.moves += 1;
  }
  kind(name: string): Locator {
    return this.page.getByRole('group', { name: 'Pasos' }).getByRole('button', { name, exact: true });
  }
  /** Drags a kind from the palette onto an outlet or a wire. */
  async drop(kind: string, target: Locator): Promise<void> {
    // The canvas may still be bringing the last step into view.
    await boxOf(target);
    await this.adding(() => this.kind(kind).dragTo(target, { force: true }));
    this.moves += 1;
  }
  async pull(from: Locator, outlet: string, to: Locator): Promise<void> {
    await this.wire(from, outlet, to);
    this.moves += 1;
  }
  outlet(card: Locator, name: string): Locator {
    return card.locator(`[data-outlet="${name}"]`);
  }
  /** Draws a box around steps, from one place of the screen to another. */
  async lasso(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await this.page.keyboard.down('Shift');
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.mouse.up();
    await this.page.keyboard.up('Shift');
    this.moves += 1;
  }
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: this.info.outputPath(`${name}.png`) });
  }
  /** What the task took, for the report, and at most how much it may. */
  took(most: number): void {
    this.info.annotations.push({ type: 'moves', description: String(this.moves) });
    expect(this.moves).toBeLessThanOrEqual(most);
  }
  /** What the keyboard stands on, as it is read out: its role, then its name. */
  private async focused(): Promise<string> {
    const here = this.page.locator(':focus');
    return (await here.count()) > 0 ? here.ariaSnapshot() : '';
  }
  /** Tab, as often as it takes, to what has that name, or begins with it. */
  async tabTo(name: string | RegExp, role: Parameters<Page['getByRole']>[0]): Promise<void> {
    // One sets out for what one sees, and once it can be reached: Tab passes by what is disabled.
    const wanted = this.page.getByRole(role, { name }).first();
    await expect(wanted).toBeVisible();
    await expect(wanted).toBeEnabled();
    const passed: string[] = [];
    for (let n = 0; n < 80; n += 1) {
      await this.press('Tab');
      const [all, is, called = ''] = /^- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(await this.focused()) ?? [];
      if (is === role && (typeof name === 'string' ? called.startsWith(name) : name.test(called))) return;
      passed.push(all ?? '?');
    }
    throw new Error(`Tab does not lead to ${String(name)}, but to ${passed.join(', ')}`);
  }
  /** Adds a step by its name, where the keyboard stands. */
  async add(kind: string): Promise<void> {
    await expect(this.canvas).toBeFocused();
    await this.press('a');
    await expect(this.page.getByRole('combobox', { name: 'Qué sigue aquí' })).toBeFocused();
    await this.type(kind);
    await this.press('Enter');
    await expect(this.canvas).toBeFocused();
  }
}
