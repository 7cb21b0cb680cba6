import { channelName, channelWithin, moment } from '../format';
import { show, type Sentences } from '../sentence';
import type { JsonObject } from '../../json';

const PURPOSES: Record<string, string> = {
  marketing: 'mercadeo',
  service: 'mensajes de servicio',
  transactional: 'avisos transaccionales',
};
const KINDS: Record<string, string> = {
  marketing: ' de mercadeo',
  service: ' de servicio',
  transactional: ' transaccionales',
};
const REASONS: Record<string, string> = {
  opt_out: 'pidió no recibir más',
  complaint: 'se quejó',
  bounce: 'la dirección rebota',
  asked_by_customer: 'lo pidió el cliente',
  registry: 'está en un registro de excluidos',
  manual: 'lo excluyó el equipo',
};
const CALENDAR: Record<string, string> = { day: 'hoy', week: 'esta semana', month: 'este mes' };
const CATEGORIES: Record<string, string> = {
  marketing: 'mercadeo',
  utility: 'utilidad',
  authentication: 'autenticación',
};

const channel = (value: unknown) => channelWithin(value, 'es');
const Channel = (value: unknown) => channelName(value, 'es');
const reason = (value: unknown) => REASONS[show(value)] ?? show(value);
const messages = (p: JsonObject) => {
  const kind = KINDS[show(p.purpose)] ?? '';
  return p.count === 1 ? `mensaje${kind.replace(/es$/, '')}` : `mensajes${kind}`;
};
const purpose = (value: unknown) => PURPOSES[show(value)] ?? show(value);
const at = (value: unknown, p: JsonObject) => moment(value, p.zone, 'es');
const basis = (p: JsonObject) => (p.basis === 'law' ? `por ley (${show(p.source)})` : 'por política propia');
const ending = (p: JsonObject) => (typeof p.untilAt === 'number' ? ` Vale hasta el ${at(p.untilAt, p)}.` : '');
const within = (p: JsonObject) =>
  typeof p.hours === 'number' ? `en ${p.hours} horas` : (CALENDAR[show(p.calendar)] ?? '');
const what = (p: JsonObject) =>
  (p.channel === undefined ? '' : ` por ${channel(p.channel)}`) + (p.flow === undefined ? '' : ' de este flujo');

export const policy: Sentences = {
  'policy.verdict.allow': (p) => `Se puede contactar por ${channel(p.channel)}.`,
  'policy.verdict.rerouted': (p) => `Se contacta por ${channel(p.channel)}: el canal preferido no estaba disponible.`,
  'policy.verdict.defer': (p) => `Se aplaza hasta el ${at(p.untilAt, p)}; entonces se decide de nuevo.`,
  'policy.verdict.recheck': (p) => `Queda en espera; se revisa de nuevo el ${at(p.untilAt, p)}.`,
  'policy.verdict.suppress': 'No se envía.',
  'policy.no_channel': 'El mensaje no tiene ningún canal. Agrega al menos uno en el nodo.',

  'policy.kill.off': 'El freno de emergencia no está puesto.',
  'policy.kill.on': 'El freno de emergencia del espacio de trabajo está puesto: no sale ningún mensaje hasta quitarlo.',
  'policy.flow.running': 'El flujo puede enviar.',
  'flow.paused': 'Los envíos de este flujo están en pausa; saldrán cuando se reanude.',

  'policy.address.ok': 'Tiene una dirección que funciona.',
  'policy.address.missing': (p) => `No hay dirección para ${channel(p.channel)}. Agrégala en la ficha del contacto.`,
  'policy.address.bounced': (p) =>
    `La dirección para ${channel(p.channel)} rebota. Corrígela en la ficha del contacto.`,
  'policy.address.blocked': (p) => `La persona bloqueó los mensajes por ${channel(p.channel)}.`,
  'policy.suppression.none': 'No está en ninguna lista de exclusión.',
  'policy.suppression.active': (p) =>
    `Está en la lista de exclusión para ${purpose(p.purpose)} por ${channel(p.channel)} (${reason(p.reason)}).${ending(p)}`,

  'policy.consent.granted': (p) =>
    `Dio su consentimiento para ${purpose(p.purpose)} por ${channel(p.channel)} el ${at(p.givenAt, p)}.`,
  'policy.consent.not_needed': (p) =>
    `Para ${purpose(p.purpose)} por ${channel(p.channel)} basta con que no haya retirado el consentimiento.`,
  'policy.consent.not_asked': (p) => `Para ${purpose(p.purpose)} no se pide consentimiento.`,
  'policy.consent.missing': (p) =>
    `No hay consentimiento para ${purpose(p.purpose)} por ${channel(p.channel)}. Pídelo o regístralo con su prueba.`,
  'policy.consent.pending': (p) =>
    `El consentimiento para ${purpose(p.purpose)} por ${channel(p.channel)} espera la confirmación de la persona.`,
  'policy.consent.withdrawn': (p) =>
    `Retiró su consentimiento para ${purpose(p.purpose)} por ${channel(p.channel)} el ${at(p.givenAt, p)}.`,
  'policy.consent.expired': (p) =>
    `El consentimiento para ${purpose(p.purpose)} por ${channel(p.channel)} venció. Pídelo de nuevo.`,

  'policy.window.none': (p) => `${Channel(p.channel)} no exige ventana ni plantilla aprobada.`,
  'policy.window.open': (p) => `La ventana de 24 horas de WhatsApp está abierta hasta el ${at(p.closesAt, p)}.`,
  'policy.window.closed': (p) =>
    typeof p.lastAt === 'number'
      ? `La ventana de 24 horas de WhatsApp está cerrada: escribió por última vez el ${at(p.lastAt, p)}. Usa una plantilla aprobada.`
      : 'La ventana de 24 horas de WhatsApp está cerrada: nunca ha escrito. Usa una plantilla aprobada.',
  'policy.template.approved': 'La plantilla {template} está aprobada.',
  'policy.template.unknown':
    'La plantilla {template} ({language}) no existe en la cuenta de WhatsApp. Sincronízala o cámbiala.',
  'policy.template.pending': 'La plantilla {template} espera la aprobación de Meta; se revisa cada hora.',
  'policy.template.paused': 'Meta tiene en pausa la plantilla {template}; se revisa cada hora.',
  'policy.template.rejected': 'Meta rechazó la plantilla {template}. Corrígela y envíala de nuevo a aprobación.',
  'policy.template.disabled': 'Meta deshabilitó la plantilla {template}. Usa otra.',
  'policy.template.category': (p) =>
    `La plantilla ${show(p.template)} hoy es de categoría ${CATEGORIES[show(p.category)] ?? show(p.category)} y no puede llevar ` +
    `${purpose(p.purpose)}. Cambia la plantilla o el propósito del flujo.`,
  'policy.template.us_marketing': 'Meta no entrega plantillas de marketing a números de Estados Unidos.',

  'policy.hours.open': (p) => `Dentro del horario de contacto ${basis(p)}: para la persona es el ${at(p.nowAt, p)}.`,
  'policy.hours.closed': (p) =>
    `Fuera del horario de contacto ${basis(p)}: para la persona es el ${at(p.nowAt, p)}. Abre el ${at(p.untilAt, p)}.`,
  'policy.hours.holiday': (p) => `Día sin contacto ${basis(p)}: ${show(p.holiday)}. Abre el ${at(p.untilAt, p)}.`,
  'policy.hours.never': (p) => `El horario de contacto ${basis(p)} no abre ningún día. Revísalo en Políticas.`,
  'policy.hours.free': (p) =>
    p.basis === 'law'
      ? `La ley no fija horario para ${purpose(p.purpose)}.`
      : `La política propia no fija horario para ${purpose(p.purpose)}.`,
  'policy.hours.exempt': (p) =>
    `La ley no pone límites a esta clase de mensajes: ${purpose(p.purpose)} (${show(p.source)}).`,
  'policy.hours.no_pack': 'No hay reglas de país para este contacto.',

  'policy.cap.none': (p) => (p.basis === 'law' ? 'Ningún tope legal le aplica.' : 'Ningún tope propio le aplica.'),
  'policy.cap.free': (p) =>
    `Lleva ${show(p.count)} ${messages(p)}${what(p)} ${within(p)}; el tope es ${show(p.max)}, ${basis(p)}.`,
  'policy.cap.full': (p) =>
    `Ya recibió ${show(p.count)} ${messages(p)}${what(p)} ${within(p)} y el tope es ${show(p.max)}, ${basis(p)}. Se libera el ${at(p.untilAt, p)}.`,
  'policy.cap.never': (p) => `El tope ${show(p.cap)} no deja enviar ningún mensaje. Revísalo en Políticas.`,
  'policy.one_channel.free': 'Ningún otro canal lo ha contactado esta semana.',
  'policy.one_channel.taken': (p) =>
    `Esta semana ya se le contactó por ${channel(p.other)} y la ley permite un solo canal (${show(p.source)}). ` +
    `${Channel(p.channel)} se libera el ${at(p.untilAt, p)}.`,

  'policy.cool_down.none': 'No está en descanso tras una conversión o una queja.',
  'policy.cool_down.conversion': (p) =>
    `Convirtió el ${at(p.sinceAt, p)}: descansa ${show(p.hours)} horas, hasta el ${at(p.untilAt, p)}.`,
  'policy.cool_down.complaint': (p) =>
    `Se quejó el ${at(p.sinceAt, p)}: descansa ${show(p.hours)} horas, hasta el ${at(p.untilAt, p)}.`,
  'policy.refusal.none': 'No ha dicho que no a esta oferta.',
  'policy.refusal.active': (p) =>
    `Dijo que no a esta oferta el ${at(p.refusedAt, p)}: no se repite por ningún canal hasta el ${at(p.untilAt, p)}.`,
  'policy.overlap.none': 'No ha recibido este mensaje por otro canal.',
  'policy.overlap.same_intent': (p) =>
    `Ya recibió este mismo mensaje por ${channel(p.other)} el ${at(p.sentAt, p)}; no se repite en ${show(p.hours)} horas.`,
  'policy.case.none': 'Ningún caso abierto lo detiene.',
  'policy.case.open': (p) =>
    `Tiene un caso abierto: primero se resuelve, y mientras tanto no recibe ${purpose(p.purpose)}.`,

  'policy.next.at': (p) => `Se podría contactar desde el ${at(p.nextAt, p)}, por ${channel(p.channel)}.`,
  'policy.next.open_ended':
    'No hay fecha: depende de que alguien quite la pausa, cierre el caso o apruebe la plantilla.',
  'policy.next.beyond': 'No hay un momento permitido en los próximos {days} días.',
  'policy.next.never': 'No se podrá contactar mientras no cambien los datos o las reglas.',
};
