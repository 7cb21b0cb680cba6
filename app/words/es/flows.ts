export const flows = {
  'flows.title': 'Flujos',
} as const;
