import { inLanguage } from '../spoken';
import { fill, type Sentences } from '../sentence';
import { withCelFault, withLiquidFault } from '../fault';
import { cel } from './cel';
import { liquid } from './liquid';
import { misfit } from './misfit';

const spoken = inLanguage('es');

const inReview = spoken('La plantilla «{template}» en {language} está en revisión. Espera la aprobación o elige otra.');
const refused = spoken(
  'La plantilla «{template}» en {language} no está aprobada. Corrígela y envíala de nuevo, o elige otra.',
);

/** What is wrong with a flow, and what to do. */
export const problems: Sentences = {
  'document.invalid': misfit,
  'document.unknown_field': 'Un flujo no tiene el campo «{field}». Corrige su nombre o quítalo.',
  'document.too_deep': 'El documento tiene más de {max} niveles anidados. Simplifícalo.',
  'flow.start_missing': 'El flujo no tiene inicio. Agrega uno.',
  'flow.goal_missing':
    'El flujo no tiene meta, así que no se podrá medir si funciona. Elige el evento que significa éxito.',
  'flow.exit_missing': 'Ningún camino llega a un final, y no hay meta ni evento de salida. Agrega un final.',
  'flow.loop_without_wait':
    'Este paso está en un ciclo que nunca espera y repetiría sin pausa. Agrega una espera en el ciclo.',
  'flow.time_zone_unknown': 'No existe la zona horaria «{zone}». Usa una de la lista, como America/Bogota.',
  'node.dead_end': 'El camino se corta aquí. Conecta una salida o agrega un final.',
  'node.unreachable': 'Ningún camino llega a este paso. Conéctalo o quítalo.',
  'node.duplicate_id': 'Dos pasos tienen el mismo identificador. Cambia uno.',
  'node.kind_unknown': 'No existe el tipo de paso «{kind}» en esta versión. Cámbialo por otro.',
  'config.invalid': misfit,
  'outlet.unwired': 'La salida «{outlet}» no está conectada: por ahí termina el recorrido.',
  'edge.from_nowhere': 'Una conexión sale de «{from}», que no existe. Quítala.',
  'edge.to_nowhere': 'La salida «{outlet}» lleva a «{to}», que no existe. Conéctala a otro paso.',
  'edge.duplicate': 'La salida «{outlet}» tiene dos conexiones. Deja solo una.',
  'edge.outlet_unknown': 'El paso no tiene la salida «{outlet}». Quita esa conexión.',
  'edge.into_start': 'Una conexión lleva al inicio «{to}». Un inicio solo puede tener salidas.',
  'bot.no_human_path': 'Ningún camino de esta conversación llega a una persona. Agrega un paso que se la pase.',
  'rule.invalid': withCelFault('En «{field}»: {fault}', cel),
  'rule.type': withCelFault('En «{field}»: {fault}', cel),
  'variable.undefined': '«{field}» usa la variable «{variable}», que nadie define. Declárala o cámbiala.',
  'variable.unknown_root':
    '«{field}» usa «{variable}», que no existe. Empieza por contact, vars, event, trigger, channel o reply.',
  'liquid.invalid': withLiquidFault('En «{field}»: {fault}', liquid),
  'liquid.fallback_missing':
    '«{variable}» puede faltar en «{field}». Escribe qué decir entonces; en Liquid, | default: "...".',
  'branch.duplicate_condition': 'Dos condiciones tienen el mismo identificador «{condition}». Cambia una.',
  'split.total': 'Los porcentajes suman {total}, no 100. Ajústalos.',
  'split.duplicate_variant': 'Dos variantes tienen el mismo identificador. Cambia una.',
  'wait_for.nothing': 'Este paso no espera nada. Elige un evento, una respuesta o un plazo.',
  'wait_for.no_timeout': 'Sin plazo, la espera puede durar para siempre. Agrega uno.',
  'wait_for.duplicate_event': 'Dos eventos tienen el mismo identificador. Cambia uno.',
  'message.not_waiting':
    'La salida «{outlet}» está conectada, pero el mensaje no espera respuesta. Activa la espera o quita la conexión.',
  'question.button_no_choice': spoken(
    'El botón «{button}» ({channel}, {language}) no es ninguna de las opciones. Usa el identificador de una opción.',
  ),
  'question.translation_missing': spoken(
    'Falta «{field}» en {language}. Para quien hable ese idioma vale lo escrito en {instead}.',
  ),
  'content.missing': spoken('No hay contenido para {channel}. Escríbelo o quita el canal.'),
  'content.duplicate_button': spoken(
    'Dos botones de {channel} en {language} tienen el identificador «{button}». Cambia uno.',
  ),
  'content.translation_missing': spoken(
    'Falta el mensaje de {channel} en {language}. Quien hable ese idioma lo recibirá en {instead}.',
  ),
  'template.unknown': spoken(
    'No existe la plantilla «{template}» en {language} para {channel}. Elige una de la lista o créala.',
  ),
  'template.not_approved': (params) => fill(params.state === 'pending' ? inReview : refused, params),
  'template.category': 'La plantilla «{template}» es de mercadeo y el mensaje no. Revisa el propósito.',
  'template.parameters': spoken(
    'La plantilla «{template}» en {language} lleva {wanted} parámetros y hay {given}. Complétalos.',
  ),
  'template.buttons': spoken(
    'La plantilla «{template}» en {language} tiene {wanted} botones y aquí hay {given}. Quita los que sobran.',
  ),
  'channel.text_too_long': spoken(
    'El texto de {channel} en {language} tiene {length} caracteres; el máximo es {max}. Acórtalo.',
  ),
  'channel.too_many_buttons': spoken(
    '{channel} en {language} lleva {count} botones; el máximo es {max}. Quita algunos.',
  ),
  'channel.button_too_long': spoken(
    'El botón «{button}» de {channel} tiene {length} caracteres; el máximo es {max}. Acórtalo.',
  ),
  'whatsapp.window_may_be_closed':
    'Este texto libre puede salir más de 24 horas después del último mensaje del cliente, y WhatsApp no lo entregará. Usa una plantilla.',
  'flow.end_used':
    'El final «{end}» ya no está, y lo usan: {callers}. Devuélvelo, o cambia y publica antes esos flujos.',
  'run_flow.unknown': 'No existe el flujo «{flow}». Elige otro.',
  'run_flow.input_unknown': 'El flujo «{flow}» no recibe «{input}». Quítalo o decláralo allá.',
  'run_flow.end_unknown': 'El flujo «{flow}» no tiene un final «{end}». Revisa la salida.',
};
