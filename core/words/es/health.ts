import type { JsonObject } from '../../json';
import { channelWithin } from '../format';
import { shortReason } from '../reasons';
import { fill, show, type Sentences } from '../sentence';
import { inLanguage } from '../spoken';
import { channels } from './channels';

const spoken = inLanguage('es');

/** What the provider answered, in its own sentence where there is one. */
const answered = (params: JsonObject): string => fill(channels[show(params.code)] ?? '', params);

/** What a flow leans on and is not well. */
export const health: Sentences = {
  'health.template_paused': spoken(
    'Meta pausó la plantilla «{template}» en {language}. Sus mensajes esperan; se revisa cada hora.',
  ),
  'health.template_rejected': spoken(
    'Meta rechazó la plantilla «{template}» en {language}. Corrígela y envíala de nuevo, o usa otra.',
  ),
  'health.template_disabled': spoken('Meta deshabilitó la plantilla «{template}» en {language}. Usa otra.'),
  'health.sender_missing': spoken(
    'Nadie envía por {channel}: no hay ninguna conexión. Pide a quien administra que conecte una.',
  ),
  'health.sender_disabled': spoken('El envío por {channel} está apagado. Pide a quien administra que lo encienda.'),
  'health.sender_failing': (params) => {
    const tries = params.tries === 1 ? 'el último envío falló' : `los últimos ${show(params.tries)} envíos fallaron`;
    return `Por ${channelWithin(params.channel, 'es')} no sale nada: ${tries}. ${answered(params)}`.trim();
  },
  'health.source_failing': (params) => {
    const tries = params.tries === 1 ? 'La última petición' : `Las últimas ${show(params.tries)} peticiones`;
    const failed = params.tries === 1 ? 'falló' : 'fallaron';
    return `${tries} a ${show(params.host)} ${failed}: ${shortReason(params.code, 'es')}. Revisa si ese sistema está en marcha.`;
  },
};
