/** Testing a flow, and the scenarios that are kept of it. */
export const studioScenarios = {
  'studio.publish.refused.scenarios':
    'Hay escenarios que no pasan. Mira las diferencias, acéptalas o publica de todos modos con un motivo.',
  'studio.publish.refused.reason_missing': 'Escribe por qué se publica aunque haya escenarios que no pasan.',
};
