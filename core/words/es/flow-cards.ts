import { sayCases } from '../rule';
import { inLanguage } from '../spoken';
import type { Sentences } from '../sentence';

const spoken = inLanguage('es');

/** One line for a node: on its card, in lists and exports. */
export const cards: Sentences = {
  'describe.start.event': 'Evento «{event}»',
  'describe.start.message': 'Mensaje del cliente: {keywords}',
  'describe.start.api': 'Llamada de la API',
  'describe.start.flow': 'Otro flujo lo inicia',
  'describe.message.template': spoken('{channels} · plantilla {template} · {languages}'),
  'describe.message.text': spoken('Por {channels} · {text}'),
  'describe.question': spoken('Pregunta por {channels} ({answer})'),
  'describe.question.saved': spoken('Pregunta por {channels} ({answer}) → {variable}'),
  'describe.branch': ({ cases }) => `Según ${sayCases(cases, 'es')}`,
  'describe.split': 'Divide: {variants}',
  'describe.wait.duration': spoken('Espera {span}'),
  'describe.wait.date': 'Espera hasta {date}',
  'describe.wait.time': 'Espera hasta las {time}',
  'describe.wait_for': spoken('Espera {events}, máximo {span}'),
  'describe.set': 'Guarda {names}',
  'describe.http': 'Consulta {method} {url}',
  'describe.goal': 'Meta «{name}»',
  'describe.run_flow': 'Corre el flujo {flow}',
  'describe.handoff': 'Pasa a una persona · {queue}',
  'describe.end': 'Fin · {name}',
  'describe.unknown': 'Tipo desconocido: {kind}',
  'describe.incomplete': 'Falta completar',
};
