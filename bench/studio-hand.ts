import type { Page } from '@playwright/test';
import { installProbe, type Seen } from './studio-probe';

export interface Spot {
  x: number;
  y: number;
}

export const WINDOW = { width: 1440, height: 900 };

/** The hand at the Studio: gestures as the browser gets them from a mouse and a keyboard, and what the page saw meanwhile. */
export class StudioHand {
  constructor(readonly page: Page) {}

  /** Before the first page: the probe is there from its beginning. */
  static async prepare(page: Page): Promise<StudioHand> {
    // The loader of this file names functions with a helper that the page does not have.
    await page.addInitScript('globalThis.__name ??= (one) => one');
    await page.addInitScript(installProbe);
    return new StudioHand(page);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.react-flow__node').first().waitFor();
    await this.page.waitForLoadState('networkidle');
  }

  async seen(gesture: () => Promise<void>): Promise<Seen> {
    await this.page.evaluate(() => window.hiloProbe.begin());
    await gesture();
    return this.page.evaluate(() => window.hiloProbe.end());
  }

  idle = (ms: number) => this.seen(() => this.page.waitForTimeout(ms));

  /** The canvas beside palette and sheet, in the window's pixels. */
  async area(): Promise<{ left: number; top: number; right: number; bottom: number }> {
    const box = await this.page.locator('.react-flow').first().boundingBox();
    if (!box) throw new Error('there is no canvas');
    return { left: box.x + 230, top: box.y + 60, right: box.x + box.width - 190, bottom: box.y + box.height - 130 };
  }

  async middle(): Promise<Spot> {
    const { left, top, right, bottom } = await this.area();
    return { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };
  }

  zoom = (): Promise<number> =>
    this.page.evaluate(() => {
      const [viewport] = document.getElementsByClassName('react-flow__viewport');
      return viewport instanceof HTMLElement ? new DOMMatrix(getComputedStyle(viewport).transform).a : 1;
    });

  /** Turns the wheel until the canvas stands at this zoom, or as near to it as it goes. */
  async zoomTo(zoom: number): Promise<void> {
    const { x, y } = await this.middle();
    await this.page.mouse.move(x, y);
    await this.page.keyboard.down('Control');
    let step = 500;
    for (let turn = 0; turn < 40; turn++) {
      const now = await this.zoom();
      if (Math.abs(now / zoom - 1) < 0.02) break;
      const wanted = Math.log2(zoom / now);
      await this.page.mouse.wheel(0, -Math.sign(wanted) * Math.min(step, Math.abs(wanted) * 500));
      await this.frames(2);
      const after = await this.zoom();
      if (after === now) break;
      if (Math.abs(Math.log2(after / now)) > Math.abs(wanted)) step = Math.max(1, step / 2);
    }
    await this.page.keyboard.up('Control');
    await this.frames(20);
  }

  frames = (count: number) =>
    this.page.evaluate(
      (left) =>
        new Promise<void>((done) => {
          const next = () => (--left < 0 ? done() : requestAnimationFrame(next));
          next();
        }),
      count,
    );

  /** A drag; to and fro it ends where it began. */
  async drag(from: Spot, by: Spot, moves: number, toAndFro = true): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    for (let at = 1; at <= moves; at++) {
      const part = toAndFro ? Math.sin((at / moves) * Math.PI) : at / moves;
      await mouse.move(from.x + by.x * part, from.y + by.y * part);
    }
    await mouse.up();
  }

  async pan(moves: number): Promise<void> {
    const from = await this.paper();
    await this.page.keyboard.down('Space');
    await this.drag(from, { x: 320, y: 180 }, moves);
    await this.page.keyboard.up('Space');
  }

  async wheel(moves: number): Promise<void> {
    const { x, y } = await this.middle();
    await this.page.mouse.move(x, y);
    await this.page.keyboard.down('Control');
    for (let at = 0; at < moves; at++) await this.page.mouse.wheel(0, at < moves / 2 ? -12 : 12);
    await this.page.keyboard.up('Control');
  }

  async lasso(moves: number): Promise<void> {
    const { left, top, right, bottom } = await this.area();
    const from = await this.paper({ x: left, y: top });
    await this.page.keyboard.down('Shift');
    await this.drag(from, { x: right - from.x, y: bottom - from.y }, moves, false);
    await this.page.keyboard.up('Shift');
  }

  /** Paper without a card, as near to a spot (the middle) as there is some. */
  async paper(near?: Spot): Promise<Spot> {
    const { left, top, right, bottom } = await this.area();
    const from = near ?? (await this.middle());
    return this.page.evaluate(
      ({ area, from }) => {
        for (let far = 0; far < 400; far += 6)
          for (let turn = 0; turn < 16; turn++) {
            const x = from.x + far * Math.cos((turn * Math.PI) / 8);
            const y = from.y + far * Math.sin((turn * Math.PI) / 8);
            const inside = x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
            const [first] = inside ? document.elementsFromPoint(x, y) : [];
            if (first?.classList.contains('react-flow__pane')) return { x, y };
          }
        return from;
      },
      { area: { left, top, right, bottom }, from },
    );
  }

  /** Where the card nearest to the middle can be taken. */
  async card(select = '.react-flow__node-step'): Promise<Spot> {
    const [from, area] = [await this.middle(), await this.area()];
    const spot = await this.page.evaluate(
      ({ from, area: { left, top, right, bottom }, select }) => {
        const far = (card: Spot) => Math.hypot(card.x - from.x, card.y - from.y);
        const free = ({ x, y }: Spot) => x > left && x < right && y > top && y < bottom;
        const spots = [...document.querySelectorAll(select)].map((card) => {
          const box = card.getBoundingClientRect();
          return { x: box.left + box.width / 2, y: box.top + Math.min(20, box.height / 3) };
        });
        // One that nothing else covers, where there is one.
        return spots.sort((a, b) => Number(free(b)) - Number(free(a)) || far(a) - far(b))[0];
      },
      { from, area, select },
    );
    if (!spot) throw new Error(`no card in view (${select})`);
    return spot;
  }
}
