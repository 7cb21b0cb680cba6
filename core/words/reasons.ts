import type { Language } from '../vocabulary';

/** Why something was held or not sent, in a few words within a sentence; the decision beside it tells the whole. */
const REASONS: Record<string, Record<Language, string>> = {
  'policy.kill.on': { es: 'freno de emergencia puesto', en: 'kill switch on' },
  'flow.paused': { es: 'flujo en pausa', en: 'flow paused' },
  'policy.address.missing': { es: 'sin dirección', en: 'no address' },
  'policy.address.bounced': { es: 'la dirección rebota', en: 'the address bounces' },
  'policy.address.blocked': { es: 'la persona bloqueó el canal', en: 'the person blocked the channel' },
  'policy.suppression.active': { es: 'en la lista de exclusión', en: 'on the suppression list' },
  'policy.consent.missing': { es: 'sin consentimiento', en: 'no consent' },
  'policy.consent.pending': { es: 'consentimiento por confirmar', en: 'consent not confirmed yet' },
  'policy.consent.withdrawn': { es: 'retiró el consentimiento', en: 'consent withdrawn' },
  'policy.consent.expired': { es: 'el consentimiento venció', en: 'consent expired' },
  'policy.window.closed': { es: 'ventana de WhatsApp cerrada', en: 'WhatsApp window closed' },
  'policy.template.unknown': { es: 'la plantilla no existe', en: 'no such template' },
  'policy.template.pending': { es: 'plantilla por aprobar', en: 'template not approved yet' },
  'policy.template.paused': { es: 'plantilla en pausa', en: 'template paused' },
  'policy.template.rejected': { es: 'plantilla rechazada', en: 'template rejected' },
  'policy.template.disabled': { es: 'plantilla deshabilitada', en: 'template disabled' },
  'policy.hours.closed': { es: 'fuera del horario de contacto', en: 'outside contact hours' },
  'policy.hours.holiday': { es: 'día sin contacto', en: 'a day without contact' },
  'policy.hours.never': { es: 'el horario no abre ningún día', en: 'contact hours never open' },
  'policy.cap.full': { es: 'tope alcanzado', en: 'cap reached' },
  'policy.one_channel.taken': { es: 'ya se contactó por otro canal', en: 'already contacted on another channel' },
  'policy.cool_down.conversion': { es: 'descanso tras una conversión', en: 'cool-down after a conversion' },
  'policy.cool_down.complaint': { es: 'descanso tras una queja', en: 'cool-down after a complaint' },
  'policy.refusal.active': { es: 'ya dijo que no', en: 'they said no' },
  'policy.overlap.same_intent': { es: 'ya lo recibió por otro canal', en: 'already received it on another channel' },
  'http.status': { es: 'respondió con un error', en: 'it answered with an error' },
  'http.timeout': { es: 'no respondió a tiempo', en: 'it did not answer in time' },
  'http.unreachable': { es: 'no se pudo llegar a él', en: 'it could not be reached' },
  'http.locked': { es: 'no nos deja entrar', en: 'it does not let us in' },
  'http.refused': { es: 'su dirección no está permitida', en: 'its address is not allowed' },
  'policy.case.open': { es: 'tiene un caso abierto', en: 'an open case' },
};

/** The short reason behind a code; a code nobody wrote one for is shown as itself. */
export function shortReason(code: unknown, language: Language): string {
  return typeof code === 'string' ? (REASONS[code]?.[language] ?? code) : '';
}
