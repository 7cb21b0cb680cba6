import { expect, type Page } from '@playwright/test';

/** Plays the customer of the open sandbox until they have bought and the WhatsApp of the day after is there. */
export async function buy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Enviar el evento' }).click();
  const thread = page.getByRole('complementary', { name: 'Qué está pasando' });
  await expect(thread.getByText('Empezó con el evento «purchase».').last()).toBeVisible();
  const help = page.getByRole('region', { name: /^WhatsApp de/ }).getByRole('button', { name: 'Necesito ayuda' });
  const skip = page.getByRole('button', { name: 'Saltar la espera' });
  // a day, and perhaps a night and a Sunday on which nobody is written to
  await expect(async () => {
    if (!(await help.isVisible())) await skip.click({ timeout: 1000 });
    await expect(help).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
}
