import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { findChromium } from '../scripts/chromium.mjs';
import { atMost, percentile, round, type Result } from './result';
import { StudioHand, WINDOW } from './studio-hand';
import { studioFlow } from './studio-flow';
import type { Seen } from './studio-probe';
import { startStudioServer, type StudioServer } from './studio-server';

const BARS: Record<string, number> = {
  frame_p95_over_idle_ms: 4,
  frame_fit_p95_over_idle_ms: 16,
  frame_worst_ms: 100,
  pointer_to_paint_p95_ms: 50,
  key_to_paint_p95_ms: 50,
  problems_ms: 200,
  open_cold_ms: 5_000,
  open_warm_ms: 2_500,
  tidy_500_ms: 1_500,
  tidy_long_task_ms: 50,
};
/** How much of the 2,000 steps is dragged and lassoed at once. */
const MANY = 200;
/** The page of the slow open: 150 ms there and back, 5 Mbit/s, a quarter of this machine's speed. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 625_000, uploadThroughput: 625_000 };
const SLOWDOWN = 4;

type Figures = Record<string, number>;

/**
 * The Studio over a flow of 2,000 steps in a real browser, driven by the mouse and keys of the browser's protocol: the
 * median of five pages. Frames are judged against the same page at rest, so that a machine without a graphics card is
 * judged fairly.
 */
export async function studio({ quick }: { quick: boolean }): Promise<Result> {
  const server = await startStudioServer();
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const state = await signIn(browser, server);
    const context = () => browser.newContext({ viewport: WINDOW, locale: 'es-CO', storageState: state });
    const runs: Figures[] = [];
    for (let run = 0; run < (quick ? 1 : 5); run++) {
      // Each run a flow of its own: what one types stands in the draft.
      const large = await server.importFlow(studioFlow({ nodes: 2_000 }));
      const untidy = await server.importFlow(studioFlow({ nodes: 500, seed: 11 + run, untidy: true }));
      runs.push({
        ...(await within(context, (own) => gestures(own, `${server.url}/flows/${large}`, quick ? 40 : 60))),
        ...(await within(context, (own) => tidying(own, `${server.url}/flows/${untidy}`))),
        ...(await within(context, (own) => opening(own, `${server.url}/flows/${large}`))),
      });
      process.stderr.write(`run ${run + 1}: ${JSON.stringify(runs.at(-1))}\n`);
    }
    const figures: Figures = {};
    for (const name of Object.keys(runs[0] ?? {}))
      figures[name] = round(
        percentile(
          runs.map((each) => each[name] ?? Infinity),
          0.5,
        ),
        1,
      );
    const bars: Result['bars'] = {};
    for (const [name, max] of Object.entries(BARS)) bars[name] = atMost(figures[name] ?? Infinity, max);
    return { bench: 'studio', figures, bars };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function within<T>(
  make: () => Promise<BrowserContext>,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await make();
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

async function signIn(browser: Browser, server: StudioServer) {
  const context = await browser.newContext({ locale: 'es-CO' });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Correo').fill(server.designer.email);
  await page.getByLabel('Contraseña').fill(server.designer.password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Pan, zoom, drag and lasso at two zooms and with everything in view; then typing, and an edit to its problems. */
async function gestures(context: BrowserContext, url: string, moves: number): Promise<Figures> {
  const hand = await StudioHand.prepare(await context.newPage());
  await hand.open(url);
  // It opens at its beginning, where there is little but the step with fifty ways out: the hand works in the thick of it.
  await hand.page.getByRole('img', { name: 'Mapa del flujo' }).click();
  await hand.frames(60);
  const rest = await hand.idle(1_500);
  const idle = percentile(rest.frames, 0.95);
  const over = (seen: Seen) => percentile(seen.frames, 0.95) - idle;
  const figures: Figures = { idle_frame_p95_ms: idle };
  const near: Seen[] = [];
  for (const zoom of [1, 0.4]) {
    await hand.zoomTo(zoom);
    const name = zoom === 1 ? 'near' : 'mid';
    const each: Record<string, () => Promise<void>> = {
      pan: () => hand.pan(moves),
      zoom: () => hand.wheel(moves),
      drag_one: async () => hand.drag(await hand.card(), { x: 160, y: 90 }, moves),
      lasso: () => hand.lasso(moves),
      drag_many: async () => hand.drag(await hand.card('.react-flow__node-step.selected'), { x: 60, y: 40 }, moves),
    };
    for (const [gesture, act] of Object.entries(each)) {
      if (gesture === 'drag_many') await selectMany(hand, zoom);
      const seen = await hand.seen(act);
      near.push(seen);
      figures[`${gesture}_${name}_over_idle_ms`] = over(seen);
      figures[`${gesture}_${name}_worst_ms`] = Math.max(...seen.frames);
      await hand.page.keyboard.press('Escape');
      await hand.frames(10);
    }
  }
  await hand.zoomTo(0.05);
  figures['fit_zoom'] = await hand.zoom();
  const fit = [await hand.seen(() => hand.pan(moves)), await hand.seen(() => hand.wheel(moves))];
  figures['frame_p95_over_idle_ms'] = Math.max(...near.map(over));
  figures['frame_fit_p95_over_idle_ms'] = Math.max(...fit.map(over));
  figures['frame_worst_ms'] = Math.max(...[...near, ...fit].flatMap(({ frames }) => frames));
  figures['pointer_to_paint_p95_ms'] = Math.max(...near.map((seen) => percentile(seen.moves, 0.95)));
  return { ...figures, ...(await typing(hand)) };
}

/** So many steps as a drag is to take along, without a hand's lasso over what is not in view. */
async function selectMany(hand: StudioHand, zoom: number): Promise<void> {
  await hand.zoomTo(0.16);
  await hand.lasso(12);
  // So far away steps are no elements that could be counted: the sheet says how many they are.
  const title = await hand.page.getByRole('complementary').getByRole('heading').first().innerText();
  const selected = Number(/\d+/.exec(title)?.[0] ?? 0);
  if (selected < MANY / 2) throw new Error(`the lasso took ${selected} steps, which are too few to drag`);
  await hand.zoomTo(zoom);
}

async function typing(hand: StudioHand): Promise<Figures> {
  const { page } = hand;
  await hand.zoomTo(1);
  const card = await hand.card('.react-flow__node-step:has([data-kind="message"])');
  await page.mouse.click(card.x, card.y);
  const field = page.getByRole('complementary').locator('textarea, [contenteditable="true"]').first();
  await field.click();
  await page.keyboard.press('Control+End');
  const seen = await hand.seen(async () => {
    for (const letter of 'la entrega llega temprano a su casa hoy mismo') {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(40);
    }
  });
  await page.waitForTimeout(1_500);
  const shown = page.evaluate(() => window.hiloProbe.settle('[data-problems]', 600, 10_000));
  await page.keyboard.insertText('{{ vars.nobody_set_this }}');
  const problems = await shown;
  return { key_to_paint_p95_ms: percentile(seen.keys, 0.95), problems_ms: problems ?? Infinity };
}

/** Tidying up five hundred steps: from the press to where the last of them comes to rest. */
async function tidying(context: BrowserContext, url: string): Promise<Figures> {
  const hand = await StudioHand.prepare(await context.newPage());
  await hand.open(url);
  await hand.frames(60);
  const rest = await hand.idle(1_500);
  let took: number | null = null;
  const seen = await hand.seen(async () => {
    const settled = hand.page.evaluate(() =>
      window.hiloProbe.settle('.react-flow__viewport, .react-flow__node', 500, 20_000),
    );
    await hand.page.getByRole('button', { name: 'Ordenar' }).first().click();
    took = await settled;
  });
  const worst = (one: Seen) => Math.max(0, ...one.longTasks);
  return { tidy_500_ms: took ?? Infinity, tidy_long_task_ms: Math.max(0, worst(seen) - worst(rest)) };
}

/** Opening on a slow line and a slow machine, first with nothing kept, then again: until a card answers a press. */
async function opening(context: BrowserContext, url: string): Promise<Figures> {
  const page = await context.newPage();
  const hand = await StudioHand.prepare(page);
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', SLOW);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const open = async () => {
    const began = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('.react-flow__node-step').first().waitFor();
    // Drawn by the server, it may not listen yet: it is pressed until it does.
    for (;;) {
      const { x, y } = await hand.card();
      await page.mouse.click(x, y);
      if ((await page.locator('.react-flow__node.selected').count()) > 0) return performance.now() - began;
      if (performance.now() - began > 60_000) return Infinity;
      await page.waitForTimeout(30);
    }
  };
  const cold = await open();
  await page.goto('about:blank');
  return { open_cold_ms: cold, open_warm_ms: await open() };
}
