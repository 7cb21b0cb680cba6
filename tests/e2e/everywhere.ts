import { expect, type Page } from '@playwright/test';

export interface Place {
  name: string;
  path: string;
  /** What is opened there, by names in both languages. */
  open?: (page: Page) => Promise<void>;
}

const STUDIO = '/flows/flw_demo_post_sale';
const press = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** Every screen of the rail, and the Studio with each of its modes, sheets and dialogs. */
export const PLACES: readonly Place[] = [
  { name: 'inbox', path: '/inbox' },
  { name: 'flows', path: '/flows' },
  { name: 'flows, a new one', path: '/flows', open: press(/^(Nuevo flujo|New flow)$/) },
  { name: 'gallery', path: '/flows/gallery' },
  { name: 'runs', path: '/runs' },
  { name: 'contacts', path: '/contacts' },
  { name: 'contact', path: '/contacts/cnt_demo_ana' },
  { name: 'policies', path: '/policies' },
  { name: 'sandbox', path: '/sandbox' },
  { name: 'Studio', path: STUDIO },
  { name: 'Studio, a message', path: `${STUDIO}?node=ask` },
  { name: 'Studio, a wait', path: `${STUDIO}?node=day` },
  { name: 'Studio, a handoff', path: `${STUDIO}?node=person` },
  { name: 'Studio, its start', path: `${STUDIO}?node=purchase` },
  { name: 'Studio, settings', path: `${STUDIO}?sheet=flow` },
  { name: 'Studio, find', path: `${STUDIO}?sheet=find` },
  { name: 'Studio, JSON', path: `${STUDIO}?sheet=json` },
  { name: 'Studio, versions', path: `${STUDIO}?sheet=versions` },
  { name: 'Studio, outline', path: STUDIO, open: press(/^(Ver el flujo como esquema|See the flow as an outline)$/) },
  { name: 'Studio, test', path: STUDIO, open: press(/^(Probar|Test)$/) },
  { name: 'Studio, analyse', path: STUDIO, open: press(/^(Analizar|Analyse)$/) },
  { name: 'Studio, publish', path: STUDIO, open: press(/^(Publicar|Publish) v/) },
];

/** Goes there and waits until it is drawn and answers. */
export async function goTo(page: Page, { path, open }: Place): Promise<void> {
  await page.goto(path);
  await expect(page.locator('h1')).toBeAttached();
  if (!open) return;
  // What the server drew does not listen at once.
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.waitForLoadState('networkidle');
  await open(page);
}
