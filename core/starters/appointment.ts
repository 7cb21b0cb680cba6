import {
  approved,
  at,
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

const NAME = { es: "{{ contact.name | default: 'qué tal' }}", en: "{{ contact.name | default: 'there' }}" };
const WHEN = {
  es: "{{ trigger.starts_at | date: '%d/%m a las %H:%M' | default: 'mañana' }}",
  en: "{{ trigger.starts_at | date: '%d %b at %H:%M' | default: 'tomorrow' }}",
};
const PLACE = {
  es: "{{ trigger.place | default: 'nuestra sede' }}",
  en: "{{ trigger.place | default: 'our office' }}",
};
const CONFIRM = { id: 'confirm', title: { es: 'Confirmo', en: 'I confirm' } };
const MOVE = { id: 'move', title: { es: 'Cambiar la hora', en: 'Change the time' } };

/** A day before an appointment, in the contact's zone whatever the clocks do; one run per appointment. */
export const appointment: Starter = {
  id: 'appointment',
  industries: ['health', 'services', 'finance'],
  name: { es: 'Recordatorio de cita', en: 'Appointment reminder' },
  about: {
    es: 'Un día antes pide confirmar por WhatsApp; sin respuesta, avisa por SMS. Quien quiere otra hora llega a una persona.',
    en: 'A day before it asks for a confirmation on WhatsApp, and without an answer reminds by SMS. Who wants another time reaches a person.',
  },
  needs: {
    events: [
      {
        name: 'appointment_booked',
        about: { es: 'Se agendó una cita', en: 'An appointment was booked' },
        fields: [
          { name: 'appointment', about: { es: 'Su código: un recorrido por cita', en: 'Its code: one run each' } },
          { name: 'starts_at', about: { es: 'Cuándo empieza, en ISO 8601', en: 'When it begins, in ISO 8601' } },
          { name: 'place', about: { es: 'Dónde es', en: 'Where it is' } },
        ],
      },
      {
        name: 'appointment_cancelled',
        about: { es: 'Se canceló: sale de inmediato', en: 'It was cancelled: they leave at once' },
        fields: [{ name: 'appointment', about: { es: 'El código de la cita', en: "The appointment's code" } }],
      },
    ],
    attributes: [],
    systems: [],
    templates: approved(
      'cita_recordatorio',
      {
        es: 'Hola {{1}}, te esperamos el {{2}} en {{3}}. ¿Confirmas tu cita?',
        en: 'Hi {{1}}, we expect you on {{2}} at {{3}}. Do you confirm your appointment?',
      },
      [CONFIRM.title, MOVE.title],
    ),
    channels: ['whatsapp', 'sms'],
  },
  document(language) {
    const t = tellIn(language);
    return {
      schema: 1,
      kind: 'journey',
      name: appointment.name[language],
      settings: {
        purpose: 'transactional',
        objective: 'resolve',
        entry: { kind: 'keyed', field: 'appointment' },
        exitOn: [
          {
            event: 'appointment_cancelled',
            where: { expression: 'event.appointment == trigger.appointment' },
          },
        ],
        languages: languagesFrom(language),
      },
      nodes: [
        {
          id: 'booked',
          kind: 'start',
          name: t('Cita agendada', 'Appointment booked'),
          config: {
            on: 'event',
            event: 'appointment_booked',
            where: { field: 'event.starts_at', op: 'is_set' },
          },
          position: at(1, 0),
        },
        {
          id: 'day_before',
          kind: 'wait',
          name: t('Un día antes', 'A day before'),
          config: {
            until: 'date',
            date: "{{ trigger.starts_at | date: '%s' | minus: 86400 | times: 1000 | date: '%Y-%m-%dT%H:%M' }}",
            past: 'past',
          },
          position: at(1, 0.8),
        },
        {
          id: 'remind',
          kind: 'message',
          name: t('¿Confirmas?', 'Do you confirm?'),
          config: {
            channels: { choose: 'one', channels: ['whatsapp'] },
            content: { whatsapp: template('cita_recordatorio', [NAME, WHEN, PLACE], [CONFIRM, MOVE]) },
            wait: { answer: { amount: 6, unit: 'hours' } },
          },
          position: at(0.5, 2),
        },
        {
          id: 'confirmed',
          kind: 'goal',
          name: t('Cita confirmada', 'Appointment confirmed'),
          config: { name: 'confirmed' },
          position: at(0, 3.4),
        },
        {
          id: 'thanks',
          kind: 'message',
          name: t('Gracias', 'Thank you'),
          config: {
            channels: { choose: 'one', channels: ['whatsapp'] },
            content: {
              whatsapp: text({
                es: 'Listo, tu cita queda confirmada. Llega diez minutos antes, por favor.',
                en: 'Done, your appointment is confirmed. Please come ten minutes early.',
              }),
            },
          },
          position: at(0, 4.2),
        },
        {
          id: 'sms',
          kind: 'message',
          name: t('Aviso por SMS', 'Notice by SMS'),
          config: {
            channels: { choose: 'one', channels: ['sms'] },
            content: {
              sms: text({
                es: `Recuerda tu cita: ${WHEN.es}, ${PLACE.es}. Si no puedes venir, avísanos.`,
                en: `Your appointment: ${WHEN.en}, ${PLACE.en}. If you cannot come, let us know.`,
              }),
            },
          },
          position: at(1, 4.2),
        },
        {
          id: 'person',
          kind: 'handoff',
          name: t('Buscar otra hora', 'Find another time'),
          config: {
            summary: t(
              "Cita {{ trigger.appointment | default: 'sin código' }}, {{ trigger.starts_at | default: 'sin fecha' }}. Quiere otra hora.",
              "Appointment {{ trigger.appointment | default: 'without code' }}, {{ trigger.starts_at | default: 'no date' }}. Wants another time.",
            ),
            timeout: { amount: 12, unit: 'hours' },
          },
          position: at(2.2, 4.2),
        },
        {
          id: 'ready',
          kind: 'end',
          name: t('Confirmada', 'Confirmed'),
          config: { name: 'confirmed' },
          position: at(0, 5.4),
        },
        { id: 'told', kind: 'end', name: t('Avisada', 'Reminded'), config: { name: 'reminded' }, position: at(1, 5.4) },
        {
          id: 'moved',
          kind: 'end',
          name: t('Con otra hora', 'Rescheduled'),
          config: { name: 'rescheduled' },
          position: at(1.9, 5.9),
        },
        {
          id: 'unattended',
          kind: 'end',
          name: t('Sin atender', 'Unattended'),
          config: { name: 'unattended' },
          position: at(2.8, 5.9),
        },
      ],
      edges: [
        { from: 'booked', outlet: 'next', to: 'day_before' },
        { from: 'day_before', outlet: 'next', to: 'remind' },
        { from: 'day_before', outlet: 'past', to: 'sms' },
        { from: 'remind', outlet: 'button:confirm', to: 'confirmed' },
        { from: 'remind', outlet: 'button:move', to: 'person' },
        { from: 'remind', outlet: 'reply', to: 'person' },
        { from: 'remind', outlet: 'no_answer', to: 'sms' },
        { from: 'confirmed', outlet: 'next', to: 'thanks' },
        { from: 'thanks', outlet: 'sent', to: 'ready' },
        { from: 'sms', outlet: 'sent', to: 'told' },
        { from: 'person', outlet: 'resolved', to: 'moved' },
        { from: 'person', outlet: 'no_agent', to: 'unattended' },
        { from: 'person', outlet: 'timeout', to: 'unattended' },
      ],
      notes: [
        {
          id: 'zone',
          text: t(
            'Las horas son las de la ciudad del cliente. Una cita agendada a menos de un día va directo al SMS.',
            "Times are those of the customer's city. An appointment less than a day away goes straight to the SMS.",
          ),
          position: { x: 720, y: 20 },
        },
      ],
    };
  },
  scenarios: (language) => {
    const t = tellIn(language);
    // Friday 27 November, 15:00 in Bogota
    const payload = { appointment: 'C-7', starts_at: '2026-11-27T20:00:00Z', place: 'Sede Norte' };
    const start = { node: 'booked', payload };
    const reminded = ['remind whatsapp cita_recordatorio'];
    return [
      scenario(
        language,
        t('Confirma con el botón', 'Confirms with the button'),
        { start, acts: [SKIP, tap('remind', 'confirm')] },
        {
          path: 'booked>next day_before>next remind>button:confirm confirmed>next thanks>sent',
          sends: [...reminded, 'thanks whatsapp'],
          end: { kind: 'completed', name: 'confirmed' },
        },
      ),
      scenario(
        language,
        t('Quiere otra hora', 'Wants another time'),
        { start, acts: [SKIP, tap('remind', 'move'), resolved('person')] },
        {
          path: 'booked>next day_before>next remind>button:move person>resolved',
          sends: reminded,
          end: { kind: 'completed', name: 'rescheduled' },
        },
      ),
      scenario(
        language,
        t('Sin respuesta, va el SMS', 'No answer, the SMS goes'),
        { start, acts: [SKIP, SKIP] },
        {
          path: 'booked>next day_before>next remind>no_answer sms>sent',
          sends: [...reminded, 'sms sms'],
          end: { kind: 'completed', name: 'reminded' },
        },
      ),
    ];
  },
};
