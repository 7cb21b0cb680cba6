import { channelName } from '../format';
import { show, type Sentences } from '../sentence';
import type { JsonObject } from '../../json';

const on = (params: JsonObject): string => channelName(params.channel, 'es') || 'Este canal';
const said = (params: JsonObject): string => (show(params.detail) === '' ? '' : ` Respuesta: ${show(params.detail)}`);

/** What a channel cannot carry, and what a provider answered. */
export const channels: Sentences = {
  'content.not_carried': (params) => `${on(params)} no lleva este tipo de contenido. Escribe uno propio para el canal.`,
  'content.text_missing': (params) => `${on(params)}: falta el texto del mensaje.`,
  'content.text_too_long': (params) =>
    `${on(params)}: el texto tiene ${show(params.length)} caracteres y caben ${show(params.max)}. Acórtalo.`,
  'content.subject_missing': 'Falta el asunto del correo.',
  'content.subject_too_long': 'El asunto tiene {length} caracteres y caben {max}. Acórtalo.',
  'content.too_many_buttons': (params) =>
    `${on(params)} muestra ${show(params.max)} botones como máximo y el mensaje tiene ${show(params.count)}. Quita algunos.`,
  'content.buttons_not_carried': (params) =>
    `${on(params)} no tiene botones. Pide en el texto que respondan con una palabra, o quítalos.`,
  'content.button_title_missing': (params) => `${on(params)}: hay un botón sin título.`,
  'content.button_title_too_long': (params) =>
    `${on(params)}: el botón «${show(params.title)}» tiene ${show(params.length)} caracteres y caben ${show(params.max)}.`,
  'content.button_titles_repeat': (params) =>
    `${on(params)}: dos botones se llaman «${show(params.title)}». Dales nombres distintos.`,
  'content.button_digits_repeat': 'Dos opciones de la llamada usan la tecla {digit}. Asigna una tecla a cada una.',
  'content.list_not_carried': (params) =>
    `${on(params)} no tiene listas. Usa botones, o pide en el texto que respondan.`,
  'content.list_with_media': (params) => `${on(params)}: una lista no lleva imagen ni archivo. Quítalo, o usa botones.`,
  'content.list_empty': (params) => `${on(params)}: la lista no tiene opciones. Agrega al menos una.`,
  'content.list_button_missing': (params) =>
    `${on(params)}: falta el texto del botón que abre la lista. Escríbelo, por ejemplo «Ver opciones».`,
  'content.list_button_too_long': (params) =>
    `${on(params)}: el botón que abre la lista tiene ${show(params.length)} caracteres y caben ${show(params.max)}. Acórtalo.`,
  'content.too_many_rows': (params) =>
    `${on(params)}: una lista lleva ${show(params.max)} opciones como máximo y hay ${show(params.count)}. Quita algunas.`,
  'content.row_title_missing': (params) => `${on(params)}: hay una opción de la lista sin título. Escríbelo.`,
  'content.row_title_too_long': (params) =>
    `${on(params)}: la opción «${show(params.title)}» tiene ${show(params.length)} caracteres y caben ${show(params.max)}. Acórtala.`,
  'content.row_description_too_long': (params) =>
    `${on(params)}: una descripción de la lista tiene ${show(params.length)} caracteres y caben ${show(params.max)}. Acórtala.`,
  'content.section_missing': (params) =>
    `${on(params)}: hay opciones sin sección junto a otras que la tienen. Dale una sección a cada opción.`,
  'content.section_title_too_long': (params) =>
    `${on(params)}: la sección «${show(params.title)}» tiene ${show(params.length)} caracteres y caben ${show(params.max)}. Acórtala.`,
  'content.media_not_carried': (params) => `${on(params)} no lleva imágenes ni archivos. Pon un enlace en el texto.`,
  'content.too_many_segments': 'El SMS se parte en {parts} y el máximo es {max}. Acórtalo, o quita tildes y emojis.',

  'provider.throttled': 'El proveedor pidió ir más despacio. Se intentará de nuevo.',
  'provider.unreachable': 'No se pudo conectar con el proveedor. Se intentará de nuevo.',
  'provider.not_found':
    'No se encontró el servidor del proveedor. Se intentará de nuevo; revisa la dirección si sigue.',
  'provider.timeout': 'El proveedor no aceptó la conexión a tiempo. Se intentará de nuevo.',
  'provider.tls': 'No hay una conexión segura con el proveedor. Revisa su certificado y el puerto.',
  'provider.blocked_address':
    'La dirección del proveedor es de una red privada y no está permitida. Un administrador puede autorizarla.',
  'provider.bad_settings': (params) =>
    `La configuración del remitente no es válida. Corrígela en Ajustes.${said(params)}`,
  'provider.auth_failed': 'El proveedor rechazó las credenciales. Actualízalas en Ajustes.',
  'provider.sender_refused': (params) => `El servidor no acepta la dirección del remitente.${said(params)}`,
  'provider.content_refused': (params) => `El servidor rechazó el contenido del mensaje.${said(params)}`,
  'provider.policy_refused': (params) => `El servidor rechazó el mensaje por sus políticas.${said(params)}`,
  'provider.mailbox_full': 'El buzón del cliente está lleno. Se intentará dentro de un día.',
  'provider.recipient_unknown': 'La dirección del cliente no existe en este canal. No se volverá a usar.',
  'provider.recipient_unreachable': 'El cliente no está disponible en este canal. No se volverá a intentar por aquí.',
  'provider.recipient_blocked': 'El cliente bloqueó los mensajes en este canal. No se volverá a intentar por aquí.',
  'provider.recipient_opted_out': 'El cliente pidió al proveedor no recibir más mensajes. No se volverá a intentar.',
  'provider.template_required': 'Fuera de la ventana de conversación solo se admite una plantilla aprobada.',

  'provider.class_R': (params) => `El proveedor no pudo tomar el mensaje ahora. Se intentará de nuevo.${said(params)}`,
  'provider.class_W': (params) => `El proveedor pide esperar al menos un día antes de insistir.${said(params)}`,
  'provider.class_F': (params) =>
    `El proveedor rechazó el mensaje por un problema de configuración o de contenido.${said(params)}`,
  'provider.class_X': (params) => `No se puede llegar a este cliente por este canal.${said(params)}`,
  'provider.class_T': (params) => `El proveedor solo acepta una plantilla en este momento.${said(params)}`,
  'provider.unknown': (params) =>
    `No se sabe si el proveedor tomó el mensaje. No se repite hasta averiguarlo.${said(params)}`,
};
