/**
 * The parameters a template's text asks for, each once, in the order a content gives them: `{{1}}`, `{{2}}` by number,
 * named ones as they first appear.
 *
 * @example templateSlots('Hola {{nombre}}, su pedido {{pedido}}') // ['nombre', 'pedido']
 */
export function templateSlots(body: string): string[] {
  const slots = [...new Set([...body.matchAll(SLOT)].map((match) => match[1] ?? ''))];
  return slots.every((slot) => /^\d+$/.test(slot)) ? slots.sort((a, b) => Number(a) - Number(b)) : slots;
}

/** A place of a template's text, for whoever draws it. */
export const SLOT = /\{\{\s*(\w{1,64})\s*\}\}/g;
