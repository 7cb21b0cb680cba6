import { at, languagesFrom, resolved, scenario, tap, tellIn, text, type Starter } from './starter';

const PERSON = { id: 'person', title: { es: 'Hablar con alguien', en: 'Talk to somebody' } };
const ENOUGH = { id: 'enough', title: { es: 'Eso es todo', en: 'That is all' } };
const HOURS = text(
  {
    es: 'Atendemos de lunes a viernes de 8:00 a 18:00 y los sábados de 9:00 a 13:00. ¿Algo más?',
    en: 'We are open Monday to Friday from 8:00 to 18:00 and Saturday from 9:00 to 13:00. Anything else?',
  },
  [PERSON, ENOUGH],
);
const LATER = text({
  es: 'Ahora no hay nadie disponible. Tu mensaje queda anotado y te escribimos apenas abramos.',
  en: 'Nobody is available now. Your message is noted, and we will write as soon as we open.',
});
const IN_THREAD = { choose: 'conversation', channels: ['whatsapp', 'webchat'] };

/** Answers when the shop is open; who needs more reaches a person, and hears when nobody is there. */
export const hours: Starter = {
  id: 'hours',
  industries: ['retail', 'services', 'health', 'finance', 'logistics'],
  name: { es: 'Horario de atención', en: 'Opening hours' },
  about: {
    es: 'Responde el horario al instante. Quien necesita más habla con una persona, y si no hay nadie lo sabe enseguida.',
    en: 'Answers the opening hours at once. Who needs more talks to a person, and is told if nobody is there.',
  },
  needs: { events: [], attributes: [], systems: [], templates: [], channels: ['whatsapp', 'webchat'] },
  document(language) {
    const t = tellIn(language);
    return {
      schema: 1,
      kind: 'bot',
      name: hours.name[language],
      settings: { purpose: 'service', objective: 'resolve', languages: languagesFrom(language) },
      nodes: [
        {
          id: 'asks',
          kind: 'start',
          name: t('Pregunta el horario', 'Asks for the hours'),
          config: { on: 'message', keywords: ['horario', 'abren', 'abierto', 'hours', 'open'] },
          position: at(1, 0),
        },
        {
          id: 'answer',
          kind: 'message',
          name: t('El horario', 'The hours'),
          config: {
            channels: IN_THREAD,
            content: { whatsapp: HOURS, webchat: HOURS },
            wait: { answer: { amount: 2, unit: 'hours' } },
          },
          position: at(1, 0.8),
        },
        {
          id: 'person',
          kind: 'handoff',
          name: t('Una persona', 'A person'),
          config: {
            summary: t(
              "Preguntó el horario y quiere hablar con alguien. Escribió: {{ reply.text | default: 'nada más' }}",
              "Asked for the hours and wants to talk to somebody. Wrote: {{ reply.text | default: 'nothing else' }}",
            ),
            timeout: { amount: 30, unit: 'minutes' },
          },
          position: at(1.8, 2.3),
        },
        {
          id: 'later',
          kind: 'message',
          name: t('Nadie por ahora', 'Nobody for now'),
          config: { channels: IN_THREAD, content: { whatsapp: LATER, webchat: LATER } },
          position: at(2.4, 3.5),
        },
        {
          id: 'done',
          kind: 'end',
          name: t('Con respuesta', 'Answered'),
          config: { name: 'answered' },
          position: at(0.4, 3.5),
        },
        {
          id: 'helped',
          kind: 'end',
          name: t('Con ayuda', 'Helped'),
          config: { name: 'helped' },
          position: at(1.4, 3.5),
        },
        { id: 'noted', kind: 'end', name: t('Anotado', 'Noted'), config: { name: 'noted' }, position: at(2.4, 4.5) },
      ],
      edges: [
        { from: 'asks', outlet: 'next', to: 'answer' },
        { from: 'answer', outlet: 'button:person', to: 'person' },
        { from: 'answer', outlet: 'button:enough', to: 'done' },
        { from: 'answer', outlet: 'reply', to: 'person' },
        { from: 'answer', outlet: 'no_answer', to: 'done' },
        { from: 'person', outlet: 'resolved', to: 'helped' },
        { from: 'person', outlet: 'no_agent', to: 'later' },
        { from: 'person', outlet: 'timeout', to: 'later' },
        { from: 'later', outlet: 'sent', to: 'noted' },
      ],
      notes: [
        {
          id: 'edit',
          text: t('Cambia aquí el horario por el tuyo.', 'Put your own hours here.'),
          position: { x: 640, y: 140 },
        },
      ],
    };
  },
  scenarios: (language) => {
    const t = tellIn(language);
    const start = { node: 'asks', text: t('¿A qué hora abren?', 'What time do you open?') };
    return [
      scenario(
        language,
        t('Le basta el horario', 'The hours are enough'),
        { start, acts: [tap('answer', 'enough')] },
        {
          path: 'asks>next answer>button:enough',
          sends: ['answer whatsapp'],
          end: { kind: 'completed', name: 'answered' },
        },
      ),
      scenario(
        language,
        t('Quiere hablar con alguien', 'Wants to talk to somebody'),
        { start, acts: [tap('answer', 'person'), resolved('person')] },
        {
          path: 'asks>next answer>button:person person>resolved',
          sends: ['answer whatsapp'],
          end: { kind: 'completed', name: 'helped' },
        },
      ),
      scenario(
        language,
        t('No hay nadie', 'Nobody is there'),
        { start, acts: [tap('answer', 'person'), { act: 'outcome', node: 'person', result: { status: 'no_agent' } }] },
        {
          path: 'asks>next answer>button:person person>no_agent later>sent',
          sends: ['answer whatsapp', 'later whatsapp'],
          end: { kind: 'completed', name: 'noted' },
        },
      ),
    ];
  },
};
