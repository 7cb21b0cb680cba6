import {
  approved,
  at,
  email,
  languagesFrom,
  resolved,
  scenario,
  SKIP,
  tap,
  tellIn,
  template,
  text,
  type Starter,
} from './starter';

const NAME = { es: "{{ contact.name | default: 'qué gusto verte' }}", en: "{{ contact.name | default: 'there' }}" };
const PLAN = { es: "{{ event.plan | default: 'tu plan' }}", en: "{{ event.plan | default: 'your plan' }}" };
const GUIDE = { id: 'guide', title: { es: 'Ver la guía', en: 'See the guide' } };
const HELP = { id: 'help', title: { es: 'Necesito ayuda', en: 'I need help' } };

/** From the activated account to its first real use, which ends the journey at once wherever it is. */
export const onboarding: Starter = {
  id: 'onboarding',
  industries: ['services', 'finance', 'retail'],
  name: { es: 'Bienvenida y primer uso', en: 'Welcome and first use' },
  about: {
    es: 'Acompaña a quien acaba de activar su cuenta hasta que la usa por primera vez: guía, consejo y una persona si la pide.',
    en: 'Goes with whoever has just activated an account until they first use it: a guide, a tip, and a person if they ask.',
  },
  needs: {
    events: [
      {
        name: 'account_activated',
        about: { es: 'La cuenta quedó activa', en: 'The account became active' },
        fields: [{ name: 'plan', about: { es: 'Plan contratado', en: 'The plan they took' } }],
      },
      {
        name: 'first_use',
        about: { es: 'La usó por primera vez: la meta', en: 'First used it: the goal' },
        fields: [],
      },
    ],
    attributes: [],
    systems: [],
    templates: [
      ...approved(
        'bienvenida_cuenta',
        {
          es: 'Hola {{1}}, tu cuenta con {{2}} ya está activa. ¿Te mostramos cómo empezar?',
          en: 'Hi {{1}}, your account with {{2}} is active. Shall we show you how to begin?',
        },
        [GUIDE.title, HELP.title],
      ),
      ...approved(
        'bienvenida_seguimiento',
        {
          es: 'Hola {{1}}, todavía no has usado tu cuenta. ¿Algo te detiene?',
          en: 'Hi {{1}}, you have not used your account yet. Is anything in the way?',
        },
        [HELP.title],
      ),
    ],
    channels: ['whatsapp', 'email'],
  },
  document(language) {
    const t = tellIn(language);
    return {
      schema: 1,
      kind: 'journey',
      name: onboarding.name[language],
      settings: {
        purpose: 'service',
        objective: 'educate',
        goal: { event: 'first_use', within: { amount: 30, unit: 'days' } },
        languages: languagesFrom(language),
      },
      nodes: [
        {
          id: 'activated',
          kind: 'start',
          name: t('Cuenta activada', 'Account activated'),
          config: { on: 'event', event: 'account_activated' },
          position: at(1, 0),
        },
        {
          id: 'welcome',
          kind: 'message',
          name: t('Bienvenida', 'Welcome'),
          config: {
            channels: { choose: 'one', channels: ['whatsapp'] },
            content: { whatsapp: template('bienvenida_cuenta', [NAME, PLAN], [GUIDE, HELP]) },
            wait: { answer: { amount: 2, unit: 'days' } },
          },
          position: at(1, 1),
        },
        {
          id: 'guide',
          kind: 'message',
          name: t('Guía en tres pasos', 'Guide in three steps'),
          config: {
            channels: { choose: 'one', channels: ['whatsapp'] },
            content: {
              whatsapp: text({
                es: 'Para empezar: 1) entra a tu cuenta, 2) elige lo que necesitas, 3) confirma. Si algo no sale, escríbenos aquí.',
                en: 'To begin: 1) open your account, 2) choose what you need, 3) confirm. If anything fails, write to us here.',
              }),
            },
          },
          position: at(0, 2.4),
        },
        {
          id: 'three_days',
          kind: 'wait',
          name: t('Tres días', 'Three days'),
          config: { until: 'duration', duration: { amount: 3, unit: 'days' } },
          position: at(0, 3.4),
        },
        {
          id: 'tip',
          kind: 'message',
          name: t('Un consejo por correo', 'A tip by email'),
          config: {
            channels: { choose: 'one', channels: ['email'] },
            content: {
              email: email(
                { es: 'Lo que más se usa el primer día', en: 'What most people use on the first day' },
                {
                  es: 'La mayoría empieza por lo más sencillo y en cinco minutos lo tiene listo. Si quieres que lo hagamos contigo, responde a este correo.',
                  en: 'Most people begin with the simplest thing and have it ready in five minutes. If you want to do it together, answer this email.',
                },
              ),
            },
            wait: { answer: { amount: 7, unit: 'days' } },
          },
          position: at(1, 4.4),
        },
        {
          id: 'nudge',
          kind: 'message',
          name: t('¿Algo te detiene?', 'Anything in the way?'),
          config: {
            channels: { choose: 'one', channels: ['whatsapp'] },
            content: { whatsapp: template('bienvenida_seguimiento', [NAME], [HELP]) },
            wait: { answer: { amount: 4, unit: 'days' } },
          },
          position: at(1, 5.8),
        },
        {
          id: 'person',
          kind: 'handoff',
          name: t('Alguien ayuda a empezar', 'Somebody helps to begin'),
          config: {
            summary: t(
              "Plan {{ event.plan | default: 'sin indicar' }}. Escribió: {{ reply.text | default: 'nada todavía' }}",
              "Plan {{ event.plan | default: 'not given' }}. Wrote: {{ reply.text | default: 'nothing yet' }}",
            ),
            timeout: { amount: 2, unit: 'days' },
          },
          position: at(2, 7.2),
        },
        {
          id: 'helped',
          kind: 'end',
          name: t('Con ayuda', 'Helped'),
          config: { name: 'helped' },
          position: at(1.5, 8.4),
        },
        {
          id: 'unattended',
          kind: 'end',
          name: t('Sin atender', 'Unattended'),
          config: { name: 'unattended' },
          position: at(2.5, 8.4),
        },
        {
          id: 'inactive',
          kind: 'end',
          name: t('Sin usarla', 'Inactive'),
          config: { name: 'inactive' },
          position: at(0.5, 8.4),
        },
      ],
      edges: [
        { from: 'activated', outlet: 'next', to: 'welcome' },
        { from: 'welcome', outlet: 'button:guide', to: 'guide' },
        { from: 'welcome', outlet: 'button:help', to: 'person' },
        { from: 'welcome', outlet: 'reply', to: 'person' },
        { from: 'welcome', outlet: 'no_answer', to: 'tip' },
        { from: 'guide', outlet: 'sent', to: 'three_days' },
        { from: 'three_days', outlet: 'next', to: 'tip' },
        { from: 'tip', outlet: 'reply', to: 'person' },
        { from: 'tip', outlet: 'no_answer', to: 'nudge' },
        { from: 'nudge', outlet: 'button:help', to: 'person' },
        { from: 'nudge', outlet: 'reply', to: 'person' },
        { from: 'nudge', outlet: 'no_answer', to: 'inactive' },
        { from: 'person', outlet: 'resolved', to: 'helped' },
        { from: 'person', outlet: 'no_agent', to: 'unattended' },
        { from: 'person', outlet: 'timeout', to: 'unattended' },
      ],
      notes: [
        {
          id: 'goal',
          text: t(
            'La meta es el evento first_use: quien lo logra sale de inmediato, esté donde esté.',
            'The goal is the event first_use: whoever gets there leaves at once, wherever they are.',
          ),
          position: { x: 720, y: 20 },
        },
      ],
    };
  },
  scenarios: (language) => {
    const t = tellIn(language);
    const start = { node: 'activated', payload: { plan: 'Pro' } };
    const welcomed = ['welcome whatsapp bienvenida_cuenta'];
    return [
      scenario(
        language,
        t('Pide la guía y empieza a usarla', 'Asks for the guide and begins'),
        { start, acts: [tap('welcome', 'guide'), { act: 'event', name: 'first_use' }] },
        {
          path: 'activated>next welcome>button:guide guide>sent',
          sends: [...welcomed, 'guide whatsapp'],
          end: { kind: 'goal', name: 'first_use' },
        },
      ),
      scenario(
        language,
        t('Pide ayuda y una persona lo resuelve', 'Asks for help and a person sees to it'),
        { start, acts: [tap('welcome', 'help'), resolved('person')] },
        {
          path: 'activated>next welcome>button:help person>resolved',
          sends: welcomed,
          end: { kind: 'completed', name: 'helped' },
        },
      ),
      scenario(
        language,
        t('No responde a nada', 'Answers nothing'),
        { start, acts: [SKIP, SKIP, SKIP] },
        {
          path: 'activated>next welcome>no_answer tip>no_answer nudge>no_answer',
          sends: [...welcomed, 'tip email', 'nudge whatsapp bienvenida_seguimiento'],
          end: { kind: 'completed', name: 'inactive' },
        },
      ),
    ];
  },
};
