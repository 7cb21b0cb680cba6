import { expect, test } from './hilo';
import { Hands } from './studio-hands';

// A trace takes a picture of the page at every one of some two hundred keys, which takes longer than all of them.
test.use({ trace: 'off' });

test('S22 the post-sale journey from the list of flows to its publication, with no mouse at all', async ({
  page,
  signIn,
}, info) => {
  test.setTimeout(240_000);
  await signIn('designer');
  await page.goto('/flows');
  await page.waitForLoadState('networkidle');
  const hands = new Hands(page, info);
  const at = (name: string | RegExp, role: 'textbox' | 'combobox' | 'button' | 'switch' | 'searchbox') =>
    expect(page.locator(':focus').and(page.getByRole(role, { name }))).toHaveCount(1);
  const openSheet = async () => {
    await expect(hands.canvas).toBeFocused();
    await hands.press('Enter');
    await at('Nombre del paso', 'textbox');
  };

  await test.step('a blank journey', async () => {
    await hands.tabTo('Nuevo flujo', 'button');
    await hands.press('Enter');
    await at('Nombre', 'textbox');
    await hands.type('Posventa con el teclado');
    await hands.tabTo(/El ejemplo de posventa/, 'radio');
    await hands.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /Un trayecto en blanco/ })).toBeChecked();
    await hands.tabTo('Crear', 'button');
    await hands.press('Enter');
    await expect(page.getByText('El flujo empieza con un inicio')).toBeVisible();
  });

  await test.step('from place to place with F6; the paper says how it begins', async () => {
    await page.waitForLoadState('networkidle');
    await hands.press('F6', 'F6');
    await expect(hands.canvas).toBeFocused();
    await hands.picture('vacio');
    await hands.tabTo('Agregar el inicio', 'button');
    await hands.press('Enter');
    await expect(hands.canvas).toBeFocused();
    await openSheet();
    await hands.tabTo('Nombre del evento', 'combobox');
    await hands.type('purchase');
    await hands.press('Escape');
    await expect(hands.canvas).toBeFocused();
  });

  await test.step('a wait, and a message by a template whose values are filled in', async () => {
    await hands.add('espera');
    await hands.add('mensaje');
    await openSheet();
    await hands.tabTo('Usar una plantilla', 'button');
    await hands.press('Space');
    await hands.tabTo('Elegir plantilla', 'button');
    await hands.press('Enter');
    await at(/.*/, 'searchbox');
    await hands.type('gracias por tu compra');
    await hands.tabTo(/postventa_24h/, 'button');
    await hands.press('Enter');
    await at('Cambiar', 'button');
    await hands.tabTo('Dato {{1}}', 'textbox');
    await hands.press('Control+Space');
    await at('Buscar un dato o escribir su ruta', 'combobox');
    await hands.type('nombre');
    await hands.press('Enter');
    await at('Si falta, decir', 'textbox');
    await hands.type('otra vez');
    await hands.press('Enter');
    await at('Dato {{1}}', 'textbox');
    await hands.tabTo('Dato {{2}}', 'textbox');
    await hands.type('más reciente');
    await hands.tabTo('Esperar la respuesta', 'switch');
    await hands.press('Space');
    await hands.picture('mensaje');
    await hands.press('Escape');
    await expect(hands.canvas).toBeFocused();
  });

  const offered = page.locator('.port-offered');
  const standAt = async (outlet: string) => {
    await expect(hands.canvas).toBeFocused();
    await hands.press('ArrowDown');
    for (let n = 0; n < 12 && (await offered.getAttribute('data-outlet')) !== outlet; n++)
      await hands.press('ArrowRight');
    await expect(offered).toHaveAttribute('data-outlet', outlet);
  };
  const addAt = async (outlet: string, kind: string) => {
    await standAt(outlet);
    await hands.press('Enter');
    await at('Qué sigue aquí', 'combobox');
    await hands.type(kind);
    await hands.press('Enter');
    await expect(hands.canvas).toBeFocused();
  };
  const connectTo = async (step: string) => {
    await hands.press('c');
    await at(/.*/, 'combobox');
    await hands.type(step);
    await hands.press('Enter');
    await expect(hands.canvas).toBeFocused();
    // From the outlet back to its step.
    await hands.press('ArrowUp');
  };
  await test.step('every answer leads somewhere, by the outlets that the arrows lead to', async () => {
    await addAt('button:necesito_ayuda', 'persona');
    await hands.add('final');
    await hands.press('ArrowUp', 'ArrowUp');
    await expect(hands.sheet.getByLabel('Nombre del paso')).toHaveAttribute('placeholder', 'Mensaje');
    await standAt('reply');
    await connectTo('persona');
    await expect(page.locator('[data-announcer]')).toContainText(/«Mensaje», .*lleva ahora a «Pasar a una persona»/);
  });

  await test.step('whoever is fine gets a free text with their name in it', async () => {
    await addAt('button:todo_bien', 'mensaje');
    await openSheet();
    await hands.tabTo('Mensaje', 'textbox');
    await hands.type('¡Qué bueno, ');
    await hands.press('Control+Space');
    await at('Buscar un dato o escribir su ruta', 'combobox');
    await hands.type('nombre');
    await hands.press('Enter');
    await at('Si falta, decir', 'textbox');
    await hands.type('te leemos pronto');
    await hands.press('Enter');
    await at('Mensaje', 'textbox');
    await hands.type('!');
    await hands.picture('texto-libre');
    await hands.press('Escape');
    await hands.add('final');
    await hands.press('ArrowUp', 'ArrowUp');
  });

  await test.step('whoever does not answer is told apart by what they paid', async () => {
    await addAt('no_answer', 'condición');
    await openSheet();
    await hands.tabTo('Dato', 'button');
    await hands.press('Enter');
    await at('Buscar un campo', 'combobox');
    await hands.type('amount');
    await hands.press('Enter');
    await at('Dato: event.amount', 'button');
    await hands.tabTo('Operador', 'combobox');
    await hands.press('Enter');
    await expect(page.getByRole('option', { name: /^al menos/ })).toBeVisible();
    await hands.type('al');
    await hands.press('Enter');
    await at('Operador', 'combobox');
    await hands.tabTo('Valor', 'spinbutton');
    await hands.type('100000');
    await hands.picture('condicion');
    await hands.press('Escape');
    await standAt('c1');
    await connectTo('persona');
    await addAt('else', 'final');
    await expect(hands.problems).toContainText('9 pasos');
    await expect(hands.problems).not.toContainText('error');
    await hands.press('ArrowUp', 'ArrowUp', '1');
    await expect(hands.edges).toHaveCount(10);
    await hands.press('o');
    await expect(page.locator('.react-flow__node:has([data-kind="message"]) [data-outlet]')).toHaveCount(10);
    await hands.picture('posventa');
  });

  await test.step('its menu, the overlay, a move that is said', async () => {
    await hands.press('Shift+F10');
    const menu = page.getByRole('menu', { name: 'Acciones del lienzo' });
    await expect(menu.getByRole('menuitem', { name: /Conectar con/ })).toBeVisible();
    await hands.press('Escape');
    await expect(hands.canvas).toBeFocused();
    await hands.press('?');
    const overlay = page.getByRole('dialog', { name: 'Atajos del teclado' });
    for (const shortcut of ['Ir al problema siguiente', 'Ir a la zona siguiente', 'Mostrar las salidas plegadas'])
      await expect(overlay).toContainText(shortcut);
    await hands.press('Escape');
    await expect(hands.canvas).toBeFocused();
    await hands.press('Alt+ArrowRight');
    await expect(page.locator('[data-announcer]')).toHaveText('Mensaje: un poco más a la derecha');
    await hands.press('Control+z');
  });

  await test.step('its goal, from the top bar into the sheet and back', async () => {
    await hands.press('Shift+F6');
    await hands.tabTo('Ajustes del flujo', 'button');
    await hands.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Ajustes del flujo' })).toBeFocused();
    await hands.tabTo('Evento que significa éxito', 'textbox');
    await hands.type('repurchase');
    await hands.press('Escape');
    await at('Ajustes del flujo', 'button');
  });

  await test.step('published', async () => {
    await hands.tabTo('Publicar v1', 'button');
    await hands.press('Enter');
    await at('Qué cambia y por qué', 'textbox');
    await hands.type('La primera');
    await hands.tabTo('Publicar v1', 'button');
    await hands.press('Enter');
    await expect(page.getByText('v1 está en vivo')).toBeVisible();
  });
  hands.took(215);
});
