import { inDigits } from '../format';
import type { Sentences } from '../sentence';

/** What is said of a flow that comes from a file or the clipboard and cannot be taken. */
export const imports: Sentences = {
  'import.empty': 'Está vacío. Elige el archivo JSON de un flujo.',
  'import.too_large': ({ size, max }) =>
    `Pesa ${inDigits(size, 'es')} MB y solo se leen flujos de menos de ${inDigits(max, 'es')} MB, así que no se leyó. Divídelo en flujos más pequeños.`,
  'import.not_text':
    'No es un archivo de texto: parece una imagen u otro documento. Elige el archivo JSON de un flujo.',
  'import.not_json':
    'No es JSON válido: se rompe en la línea {line}, columna {column}. Expórtalo otra vez o corrígelo.',
  'import.other_product':
    'Es una exportación de {product}. Hilo no lee sus flujos: dibújalo aquí o parte de uno de la galería.',
  'import.newer_schema':
    'Lo escribió una versión más nueva de Hilo (esquema {schema}; esta lee hasta el {known}). Actualiza Hilo e inténtalo de nuevo.',
  'import.not_a_flow':
    'Es JSON, pero no un flujo de Hilo: no indica ningún esquema. Exporta un flujo desde el Estudio.',
  'import.invalid': ({ count }) =>
    count === 1
      ? 'Es un flujo de Hilo con una parte que no se puede leer. Corrígela e inténtalo de nuevo.'
      : `Es un flujo de Hilo con ${String(count)} partes que no se pueden leer. Corrígelas e inténtalo de nuevo.`,
  'import.duplicate_step': 'Dos pasos tienen el identificador «{id}». Cambia uno.',
  'import.duplicate_edge': 'La salida «{id}» tiene dos conexiones. Deja solo una.',
  'import.duplicate_note': 'Dos notas tienen el identificador «{id}». Cambia una.',
  'import.duplicate_group': 'Dos grupos tienen el identificador «{id}». Cambia uno.',
  'import.duplicate_stage': 'Dos etapas tienen el identificador «{id}». Cambia una.',
};
