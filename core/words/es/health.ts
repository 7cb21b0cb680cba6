import { inLanguage } from '../spoken';
import type { Sentences } from '../sentence';

const spoken = inLanguage('es');

/** What a flow leans on and is not well. */
export const health: Sentences = {
  'health.template_paused':
    'Meta pausó la plantilla «{template}» ({language}). Sus mensajes esperan; se revisa cada hora.',
  'health.template_rejected':
    'Meta rechazó la plantilla «{template}» ({language}). Corrígela y envíala de nuevo, o usa otra.',
  'health.template_disabled': 'Meta deshabilitó la plantilla «{template}» ({language}). Usa otra.',
  'health.sender_missing': spoken(
    'Nadie envía por {channel}: no hay ninguna conexión. Pide a quien administra que conecte una.',
  ),
  'health.sender_disabled': spoken('El envío por {channel} está apagado. Pide a quien administra que lo encienda.'),
};
