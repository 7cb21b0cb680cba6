export const studio = {
  'studio.title': 'Studio',
} as const;
