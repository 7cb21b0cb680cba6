import { expect, type Page } from '@playwright/test';

export interface Place {
  name: string;
  /** Without one it is on the screen of the place before it. */
  path?: string;
  /** What is opened there, by names in both languages. */
  open?: (page: Page) => Promise<void>;
  /** Shuts what would be in the next one's way. */
  leave?: (page: Page) => Promise<void>;
}

const press = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const outline = press(/^(Ver el flujo como esquema|See the flow as an outline)$/);
/** To a step of the demo's flow, by what it is called. */
const jump = (name: string) => async (page: Page) => {
  await page.locator('.react-flow').press('Control+f');
  await expect(page.getByRole('combobox', { name: /^(Buscar en el flujo|Search)/ })).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary').getByRole('textbox').first()).toHaveValue(name);
};

/** Every screen of the rail, and the Studio with each of its modes, sheets and dialogs. */
export const PLACES: readonly Place[] = [
  { name: 'inbox', path: '/inbox' },
  { name: 'gallery', path: '/flows/gallery' },
  { name: 'runs', path: '/runs' },
  { name: 'contacts', path: '/contacts' },
  { name: 'contact', path: '/contacts/cnt_demo_ana' },
  { name: 'policies', path: '/policies' },
  { name: 'sandbox', path: '/sandbox' },
  { name: 'flows', path: '/flows' },
  { name: 'flows, a new one', open: press(/^(Nuevo flujo|New flow)$/) },
  { name: 'Studio', path: '/flows/flw_demo_post_sale' },
  { name: 'Studio, a message', open: jump('¿Todo bien?') },
  { name: 'Studio, a wait', open: jump('Un día') },
  { name: 'Studio, a handoff', open: jump('Ayuda humana') },
  { name: 'Studio, its start', open: jump('Compra') },
  { name: 'Studio, settings', open: press(/^(Ajustes del flujo|Settings of the flow)$/) },
  { name: 'Studio, find', open: press(/^(Buscar y reemplazar|Find and replace)$/) },
  { name: 'Studio, JSON', open: press(/^(Documento JSON|JSON document)$/) },
  { name: 'Studio, versions', open: press(/^(Versiones|Versions)$/) },
  { name: 'Studio, outline', open: outline, leave: outline },
  { name: 'Studio, test', open: press(/^(Probar|Test)$/) },
  { name: 'Studio, analyse', open: press(/^(Analizar|Analyse)$/) },
  { name: 'Studio, publish', open: press(/^((Publicar|Publish) v|Todo publicado|All published)/) },
];

/** Goes there and waits until it is drawn and answers. */
export async function goTo(page: Page, { path, open }: Place): Promise<void> {
  if (path) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeAttached();
    // What the server drew does not listen at once.
    await page.waitForLoadState('networkidle');
  }
  await open?.(page);
}
