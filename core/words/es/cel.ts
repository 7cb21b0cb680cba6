import type { JsonObject } from '../../json';
import { fill, show, type Sentence, type Sentences } from '../sentence';

const TYPES: Record<string, string> = {
  number: 'un número',
  text: 'un texto',
  boolean: 'un verdadero o falso',
  list: 'una lista',
  object: 'un objeto',
  nothing: 'un dato vacío',
  date: 'una fecha',
  duration: 'una duración',
};
const nameOf = (type: unknown) => TYPES[show(type)] ?? 'otra clase de dato';
const all = new Intl.ListFormat('es', { type: 'conjunction' });
const namesOf = (types: unknown) => (Array.isArray(types) && types.length > 0 ? all.format(types.map(nameOf)) : 'nada');

/** A sentence in which types are called by their names. */
const typed =
  (text: string): Sentence =>
  (params: JsonObject) =>
    fill(text, {
      ...params,
      type: nameOf(params.type),
      types: namesOf(params.types),
      left: nameOf(params.left),
      right: nameOf(params.right),
    });

/** What is wrong with a CEL expression, and what to write instead. */
export const cel: Sentences = {
  'cel.compare': typed(
    'No se puede comparar {left} con {right}. Deja lo mismo a los dos lados: los textos van entre comillas y los números sin ellas.',
  ),
  'cel.order': typed('No hay mayor ni menor entre {left} y {right}. Compara con == o con !=.'),
  'cel.empty': 'Se usa {sign} con un dato vacío. Pregunta antes si está: has(vars.dato) && …',
  'cel.calculate': typed(
    'No se puede calcular {left} {sign} {right}. Convierte uno de los dos: double(…) da un número, string(…) un texto.',
  ),
  'cel.remainder': 'El resto (%) solo se saca de números enteros. Escribe int(…) alrededor del dato.',
  'cel.not_boolean': typed(
    'Aquí va algo que se cumpla o no, y hay {type}. Compáralo con algo, por ejemplo con > o con ==.',
  ),
  'cel.negate': typed(
    'Solo un número puede ir con signo menos, y aquí hay {type}. Quita el signo o convierte con double(…).',
  ),
  'cel.in': typed('«in» busca en una lista, y aquí hay {type}. Para buscar dentro de un texto usa .contains(…).'),
  'cel.text_method': typed(
    '{name}() se le pide a un texto, y aquí hay {type}. Conviértelo antes: string(…).{name}(…).',
  ),
  'cel.text_wanted': typed('{name}() lleva un texto entre los paréntesis, y hay {types}. Escríbelo entre comillas.'),
  'cel.method': typed('{name}() no sirve con {type}. Elige otra función de la lista (Ctrl+Espacio).'),
  'cel.function': typed('{name}() no sirve con {types}. Cambia lo que va entre los paréntesis.'),
  'cel.not_verdict': 'El resultado no es verdadero ni falso. Compara el dato con algo, por ejemplo con == o con >.',
  'cel.unknown_name':
    '«{name}» no existe. Empieza por contact, vars, event, trigger, channel, reply o now; un texto va entre comillas.',
  'cel.unknown_function': 'La función {name}() no existe. Elige una de la lista (Ctrl+Espacio).',
  'cel.has': 'has() pregunta por un dato con punto: has(vars.pedido). Escríbelo así.',
  'cel.macro': '{name}() lleva un nombre y una condición: vars.lista.{name}(cada, cada > 3). Escríbelo así.',
  'cel.no_field': 'Falta el dato «{name}». Pregunta antes si está: has(vars.{name}) && …',
  'cel.no_item': 'La lista no tiene tantos elementos. Pregunta antes por su tamaño: size(…) > 0 && …',
  'cel.zero': 'Se divide entre cero. Cambia el divisor.',
  'cel.overflow': 'El número es demasiado grande. Usa uno menor.',
  'cel.date': 'Esa fecha no se entiende. Escríbela completa: timestamp("2026-01-31T08:00:00Z").',
  'cel.duration': 'Esa duración no se entiende. Escríbela con su unidad: duration("24h") o duration("30m").',
  'cel.convert': '«{value}» no se puede convertir. Comprueba antes qué trae el dato.',
  'cel.pattern': 'El patrón de matches() está mal escrito. Revisa sus paréntesis y corchetes.',
  'cel.unfinished': 'La condición está sin terminar. Completa lo que falta al final.',
  'cel.unclosed': 'Falta cerrar un paréntesis. Escribe ) donde termina.',
  'cel.closed': 'Sobra un paréntesis que cierra. Quítalo o abre el suyo.',
  'cel.quote': 'Unas comillas sobran o no se cierran. Abre y cierra cada texto con las mismas.',
  'cel.equals': 'Para comparar se escriben dos signos: ==. Cambia =.',
  'cel.both': 'Junto a «{found}» falta algo. «Y» se escribe && y «o» se escribe ||, con una condición a cada lado.',
  'cel.sign': 'Junto a «{found}» falta o sobra algo. Pon un dato a cada lado o quita el signo.',
  'cel.word': 'No se esperaba «{found}» aquí. «Y» se escribe &&, «o» se escribe || y «no» se escribe !.',
  'cel.reserved': 'Esa palabra es del lenguaje y no nombra ningún dato. Cámbiala.',
  'cel.other': 'No se puede evaluar ({message}). Simplifica la condición.',
};
