import type { Language } from '../../core/vocabulary';

/** Every code an answer of the API can carry, with its status: closed, so that a client can switch on it. */
export const STATUS_OF = {
  malformed_json: 400,
  too_deep: 400,
  bad_text: 400,
  invalid: 400,
  bad_idempotency_key: 400,
  bad_signature: 401,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  no_such_endpoint: 404,
  method_not_allowed: 405,
  conflict: 409,
  not_possible: 409,
  idempotency_mismatch: 409,
  idempotency_in_progress: 409,
  too_large: 413,
  media_type: 415,
  flow_problems: 422,
  flow_scenarios: 409,
  not_sent: 422,
  rate_limited: 429,
  overloaded: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof STATUS_OF;

interface Sentence {
  title: string;
  /** What happened and what to do; `{name}` is filled in. */
  detail: string;
}

/** The sentences of every code: complete in both languages by their type. */
export const PROBLEMS: Record<Language, Record<ProblemCode, Sentence>> = {
  es: {
    malformed_json: { title: 'El cuerpo no es JSON', detail: 'Envía JSON válido en UTF-8: {reason}.' },
    too_deep: {
      title: 'JSON demasiado profundo',
      detail: 'El cuerpo anida más de {max} niveles. Aplana los datos y envíalo de nuevo.',
    },
    bad_text: {
      title: 'Texto o número que no se puede guardar',
      detail: 'Hay un carácter nulo, un medio carácter Unicode o un número fuera de rango. Quítalo y envía de nuevo.',
    },
    invalid: { title: 'Datos no válidos', detail: 'Corrige los campos indicados y envía de nuevo. No se guardó nada.' },
    bad_idempotency_key: {
      title: 'Idempotency-Key no válida',
      detail: 'Usa de 1 a 200 caracteres ASCII visibles, por ejemplo un UUID.',
    },
    bad_signature: {
      title: 'La firma no coincide',
      detail: 'Firma los bytes exactos del cuerpo con el secreto de la conexión y la hora actual.',
    },
    unauthorized: {
      title: 'Falta una clave de API válida',
      detail: 'Envía la cabecera «Authorization: Bearer» con una clave vigente.',
    },
    forbidden: {
      title: 'Esta clave no tiene permiso',
      detail: 'El rol de la clave es «{role}»; esta operación pide uno de: {roles}.',
    },
    not_found: { title: 'No existe', detail: 'No hay nada con ese identificador en este espacio de trabajo.' },
    no_such_endpoint: { title: 'Ruta desconocida', detail: 'Consulta las rutas en /api/v1/openapi.json.' },
    method_not_allowed: { title: 'Método no permitido', detail: 'Esta ruta acepta: {allow}.' },
    conflict: {
      title: 'Otra persona guardó antes',
      detail: 'La revisión actual es {rev}, de {by}. Vuelve a leer, aplica tu cambio y envía de nuevo.',
    },
    not_possible: { title: 'Ahora no es posible', detail: '{reason}' },
    idempotency_mismatch: {
      title: 'Esa Idempotency-Key ya se usó',
      detail: 'La clave pertenece a otra petición de las últimas 24 horas. Usa una nueva para un contenido distinto.',
    },
    idempotency_in_progress: {
      title: 'La misma petición está en curso',
      detail: 'Espera su respuesta o repite la petición en unos segundos con la misma clave.',
    },
    too_large: { title: 'Cuerpo demasiado grande', detail: 'El máximo es de {max} bytes. Divide el envío en partes.' },
    media_type: { title: 'Tipo de contenido no admitido', detail: 'Envía «Content-Type: application/json».' },
    flow_scenarios: {
      title: 'Hay escenarios que no pasan',
      detail:
        '{count} escenarios ya no llegan a lo esperado. Acepta el cambio en cada uno, o publica con `scenarios: "anyway"` y di por qué en `reason`.',
    },
    flow_problems: {
      title: 'El flujo tiene errores',
      detail: 'Corrige los problemas indicados y publica de nuevo.',
    },
    not_sent: { title: 'El mensaje no se envió', detail: '{reason}' },
    rate_limited: {
      title: 'Demasiadas peticiones',
      detail: 'Esta clave superó su ritmo. Espera {seconds} s; los eventos pueden ir en lotes de hasta 1000.',
    },
    overloaded: {
      title: 'Hay trabajo acumulado',
      detail: 'No se guardó nada de esta petición. Repítela en {seconds} s con la misma Idempotency-Key.',
    },
    internal: {
      title: 'Algo falló de nuestro lado',
      detail: 'Quedó registrado. Repite la petición con la misma Idempotency-Key.',
    },
    unavailable: {
      title: 'La base de datos no responde',
      detail: 'No se confirmó nada. Repite la petición en {seconds} s con la misma Idempotency-Key.',
    },
  },
  en: {
    malformed_json: { title: 'The body is not JSON', detail: 'Send valid JSON in UTF-8: {reason}.' },
    too_deep: {
      title: 'JSON nested too deeply',
      detail: 'The body nests more than {max} levels. Flatten the data and send it again.',
    },
    bad_text: {
      title: 'Text or a number that cannot be kept',
      detail: 'There is a null character, half a Unicode character or a number out of range. Remove it and send again.',
    },
    invalid: { title: 'Not valid', detail: 'Mend the fields named and send again. Nothing was stored.' },
    bad_idempotency_key: {
      title: 'Not a valid Idempotency-Key',
      detail: 'Use 1 to 200 visible ASCII characters, such as a UUID.',
    },
    bad_signature: {
      title: 'The signature does not match',
      detail: "Sign the exact bytes of the body with the connection's secret and the present time.",
    },
    unauthorized: {
      title: 'A valid API key is missing',
      detail: 'Send the header "Authorization: Bearer" with a key that is in force.',
    },
    forbidden: {
      title: 'This key may not do that',
      detail: 'The key has the role "{role}"; this operation asks for one of: {roles}.',
    },
    not_found: { title: 'Not found', detail: 'Nothing has that id in this workspace.' },
    no_such_endpoint: { title: 'No such path', detail: 'The paths are listed in /api/v1/openapi.json.' },
    method_not_allowed: { title: 'Method not allowed', detail: 'This path takes: {allow}.' },
    conflict: {
      title: 'Somebody else saved first',
      detail: 'The present revision is {rev}, by {by}. Read it again, apply your change and send it again.',
    },
    not_possible: { title: 'Not possible now', detail: '{reason}' },
    idempotency_mismatch: {
      title: 'That Idempotency-Key was used before',
      detail: 'The key belongs to another request of the last 24 hours. Use a new one for other content.',
    },
    idempotency_in_progress: {
      title: 'The same request is under way',
      detail: 'Wait for its answer, or send it again in some seconds with the same key.',
    },
    too_large: { title: 'The body is too large', detail: 'The most is {max} bytes. Send it in parts.' },
    media_type: { title: 'Unsupported content type', detail: 'Send "Content-Type: application/json".' },
    flow_scenarios: {
      title: 'Some scenarios do not pass',
      detail:
        '{count} scenarios no longer come to what was expected. Accept the change in each of them, or publish with `scenarios: "anyway"` and say why in `reason`.',
    },
    flow_problems: { title: 'The flow has errors', detail: 'Mend the problems named and publish again.' },
    not_sent: { title: 'The message was not sent', detail: '{reason}' },
    rate_limited: {
      title: 'Too many requests',
      detail: 'This key went over its rate. Wait {seconds} s; events may come in batches of up to 1,000.',
    },
    overloaded: {
      title: 'Work has piled up',
      detail: 'Nothing of this request was stored. Send it again in {seconds} s with the same Idempotency-Key.',
    },
    internal: {
      title: 'Something went wrong on our side',
      detail: 'It was logged. Send the request again with the same Idempotency-Key.',
    },
    unavailable: {
      title: 'The database does not answer',
      detail: 'Nothing was confirmed. Send the request again in {seconds} s with the same Idempotency-Key.',
    },
  },
};

/** Why something is not possible just now, by a code of the services. */
export const REASONS: Record<Language, Record<string, string>> = {
  es: {
    'contact.unknown': 'El contacto no existe.',
    'flow.archived': 'El flujo está archivado. Restáuralo antes de publicar.',
    'flow.reason_missing': 'Di en `reason` por qué se publica aunque haya escenarios que no pasan.',
    'scenario.name_taken': 'El flujo ya tiene un escenario con ese nombre. Usa otro.',
    'scenario.too_many': 'El flujo ya tiene los escenarios que caben. Borra alguno que ya no haga falta.',
    'scenario.conflict': 'El borrador cambió entretanto. Vuelve a correr el escenario y decide sobre lo que hay.',
    'scenario.cannot_run': 'El escenario no se puede probar en el borrador. Corrige el flujo y vuelve a correrlo.',
    'flow.unknown_node': 'La versión nueva no tiene el nodo al que se mueve a las personas.',
    'flow.not_paused': 'El flujo no está en pausa.',
    'run.not_live': 'El recorrido ya terminó.',
    'run.not_halted': 'El recorrido no está detenido.',
    'run.no_wait': 'El recorrido no es de prueba, o no espera ningún momento.',
    'start.duplicate': 'Ese id ya inició un recorrido.',
    'start.not_published': 'El flujo no está publicado.',
    'start.no_api_start': 'La versión publicada no tiene un inicio por API que acepte esos datos.',
    'start.archived': 'El flujo está archivado.',
    'sandbox.no_address': 'El contacto no tiene una dirección en ese canal.',
    'sandbox.no_button': 'Ese mensaje no tiene ese botón.',
    'sandbox.no_message': 'El teléfono no recibió ese mensaje.',
  },
  en: {
    'contact.unknown': 'There is no such contact.',
    'flow.archived': 'The flow is archived. Restore it before publishing.',
    'flow.reason_missing': 'Say in `reason` why it is published although some scenarios do not pass.',
    'scenario.name_taken': 'The flow has a scenario of that name. Use another.',
    'scenario.too_many': 'The flow has as many scenarios as there is room for. Delete one that is no longer needed.',
    'scenario.conflict': 'The draft changed meanwhile. Run the scenario again and decide on what is there.',
    'scenario.cannot_run': 'The scenario cannot be played on the draft. Mend the flow and run it again.',
    'flow.unknown_node': 'The new version does not have the node people are to be moved to.',
    'flow.not_paused': 'The flow is not paused.',
    'run.not_live': 'The run is over.',
    'run.not_halted': 'The run is not halted.',
    'run.no_wait': 'The run is no test run, or waits for no moment.',
    'start.duplicate': 'That id has started a run before.',
    'start.not_published': 'The flow is not published.',
    'start.no_api_start': 'The published version has no API start that takes this data.',
    'start.archived': 'The flow is archived.',
    'sandbox.no_address': 'The contact has no address on that channel.',
    'sandbox.no_button': 'That message has no such button.',
    'sandbox.no_message': 'The phone did not receive that message.',
  },
};

/** Reasons that schemas say in English of their own, in Spanish: zod's locale knows only its own. */
export const FIELD_REASONS_ES: Record<string, string> = {
  'a phone number in international form, such as +573001234567':
    'un teléfono en formato internacional, como +573001234567',
  'larger than 64 kB': 'mayor que 64 kB',
  'not an IANA time zone': 'no es una zona horaria IANA',
  'name an id, externalId, phone, whatsapp, email or webSession':
    'indica id, externalId, phone, whatsapp, email o webSession',
  'one of text, button or digits': 'uno de text, button o digits',
  'not JSON': 'no es JSON',
};
