import type { Locator } from '@playwright/test';
import { expect, test } from './hilo';
import { StudioDriver } from './studio-driver';

/** The composer as its author uses it. */
class Composer extends StudioDriver {
  get text(): Locator {
    return this.sheet.getByRole('textbox', { name: 'Mensaje', exact: true });
  }
  get previews(): Locator {
    return this.sheet.getByRole('region', { name: 'Cómo llega' });
  }
  language(name: string | RegExp): Locator {
    return this.sheet.getByRole('group', { name: 'Idioma del mensaje' }).getByRole('button', { name });
  }

  /** A new flow with a message in it, its sheet open. */
  async begin(name: string): Promise<void> {
    await this.createBlankJourney(name);
    await this.drag('Mensaje', { x: 500, y: 200 });
    await expect(this.text).toBeVisible();
  }

  /** Puts a value where the caret is, by keyboard alone. */
  async putValue(name: string, fallback: string): Promise<void> {
    await this.page.keyboard.press('Control+Space');
    await this.page.getByRole('combobox', { name: 'Buscar un dato o escribir su ruta' }).fill(name);
    await this.page.keyboard.press('Enter');
    await this.page.getByLabel('Si falta, decir').fill(fallback);
    await this.page.keyboard.press('Enter');
    await expect(this.text).toBeFocused();
  }
}

test('S19 a message says a value with its fallback, and shows both cases before anybody gets it', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const composer = new Composer(page);
  await composer.begin('Con un dato');
  await composer.text.click();
  await page.keyboard.type('Hola ');
  await composer.putValue('nombre', 'amiga');
  await page.keyboard.type(', todo listo.');

  await test.step('the chip says what it is, the previews what it becomes', async () => {
    await expect(composer.text).toHaveText('Hola nombre · amiga, todo listo.');
    await expect(composer.previews).toContainText('Hola Ana, todo listo.');
    await expect(composer.previews).toContainText('Hola amiga, todo listo.');
    await expect(composer.sheet.getByText(/^21 de [\d.]+ caracteres/)).toBeVisible();
  });

  await test.step('the code is Liquid, and what one writes there is a chip again', async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Delete');
    await expect(composer.text).toHaveText('');
    await page.keyboard.type("Hola {{ contact.name | default: 'tú' }}");
    await expect(composer.text.locator('.value-chip')).toHaveText('nombre · tú');
    await composer.text.click();
    await page.keyboard.type('!');
    await expect(composer.text).toHaveText('Hola nombre · tú!');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    await expect(composer.text).toHaveText('Hola nombre · amiga, todo listo.');
  });

  await test.step('a chip is changed by keyboard, and undo brings the former one back', async () => {
    await page.keyboard.press('Home');
    for (let at = 0; at < 'Hola '.length + 1; at++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByLabel('Si falta, decir').fill('cliente');
    await page.keyboard.press('Enter');
    await expect(composer.text).toBeFocused();
    await expect(composer.text).toHaveText('Hola nombre · cliente, todo listo.');
    await page.keyboard.press('Control+z');
    await expect(composer.text).toHaveText('Hola nombre · amiga, todo listo.');
  });

  await test.step('what the channel would refuse is said at once', async () => {
    for (let n = 1; n <= 4; n++) {
      await composer.sheet.getByRole('button', { name: 'Agregar botón' }).click();
      await composer.sheet
        .getByLabel(`Botón ${n}`, { exact: true })
        .fill(n === 4 ? 'Hablar con una persona ahora' : `Opción ${n}`);
    }
    await expect(composer.sheet.getByText('4 botones / 3').first()).toBeVisible();
    await expect(composer.sheet.getByText('título 28/20').first()).toBeVisible();
  });
});

test('S19 outside the WhatsApp window one chooses an approved template and fills in its values', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const composer = new Composer(page);
  await composer.begin('Fuera de la ventana');
  await composer.sheet.getByRole('button', { name: 'Plantilla', exact: true }).click();
  await composer.sheet.getByRole('button', { name: 'Elegir plantilla' }).click();
  const dialog = page.getByRole('dialog', { name: 'Plantillas' });
  await dialog.getByRole('searchbox').fill('gracias por tu compra');
  await dialog.getByRole('button', { name: /postventa_24h/ }).click();
  await expect(composer.sheet.getByText('Utilidad')).toBeVisible();
  await expect(composer.sheet.getByText('Aprobada')).toBeVisible();
  await composer.sheet.getByRole('textbox', { name: 'Dato {{1}}' }).fill("{{ contact.name | default: 'otra vez' }}");
  await composer.sheet.getByRole('textbox', { name: 'Dato {{2}}' }).fill('A-17');
  await expect(composer.previews).toContainText('Hola Ana, gracias por tu compra. ¿Cómo va todo con tu pedido A-17?');
  await expect(composer.previews).toContainText('Hola otra vez, gracias');
});

test('S19 a missing translation is marked, told what its speakers get, and begun from another language', async ({
  page,
  signIn,
}) => {
  await signIn('designer');
  const composer = new Composer(page);
  await composer.begin('En dos idiomas');
  await composer.text.fill('Hola');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ajustes del flujo' }).click();
  const languages = page.getByRole('group', { name: 'Idiomas, en orden de reserva' });
  await languages.getByRole('button', { name: 'Agregar idioma' }).click();
  await page.getByRole('menuitem', { name: /^Portugués/ }).click();
  await composer.open(page.locator('[data-kind="message"]'));
  await expect(composer.language(/^Portugués/)).toHaveAccessibleName(/falta/);
  await composer.language(/^Portugués/).click();
  await expect(composer.sheet.getByText(/^Falta en portugués .* recibe: español\.$/)).toBeVisible();
  await composer.sheet.getByRole('button', { name: 'Empezar desde español' }).click();
  await expect(composer.text).toHaveText('Hola');
  await composer.text.fill('Olá');
  await expect(composer.language(/^Portugués/)).not.toHaveAccessibleName(/falta/);
  await expect(composer.previews).toContainText('Olá');
});

test('S19 a proof goes to an address of one’s own, verified by a code, marked and shown by the sandbox', async ({
  page,
  signIn,
}) => {
  await signIn('marketer');
  const composer = new Composer(page);
  await composer.begin('Con prueba');
  await composer.text.fill('Hola {{ contact.name | default: "amiga" }}');
  await composer.sheet.getByRole('button', { name: 'Enviar una prueba' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tu número').fill('+57 300 555 0142');
  await dialog.getByRole('button', { name: 'Enviar código' }).click();
  const arrived = dialog.getByRole('region', { name: 'Llegó a tu sandbox' });
  await expect(arrived).toContainText('Tu código de Hilo es');
  const code = /\d{6}/.exec(await arrived.innerText())?.[0] ?? '';
  await dialog.getByLabel('Código', { exact: true }).fill(code);
  await dialog.getByRole('button', { name: 'Verificar' }).click();
  await dialog.getByRole('button', { name: 'Enviar la prueba' }).click();
  await expect(dialog.getByText('Aceptada por sandbox.')).toBeVisible();
  await expect(arrived).toContainText('[Prueba] Hola Ana');
});

test('S19 whoever may only read a flow looks at what arrives, and in which channel', async ({ page, signIn }) => {
  await signIn('auditor');
  const composer = new Composer(page);
  await page.goto('/flows/flw_demo_post_sale?node=ask');
  await expect(composer.sheet.getByLabel('Nombre del paso')).toHaveJSProperty('readOnly', true);
  await composer.previews.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Si faltan los datos' }).click();
  await expect(composer.previews.getByRole('combobox')).toHaveText('Si faltan los datos');
});
