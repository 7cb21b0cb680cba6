export const studio = {
  'studio.title': 'Estudio',
} as const;
