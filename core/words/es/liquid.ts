import type { Sentences } from '../sentence';

/** What is wrong with a text's Liquid, and what to write instead. */
export const liquid: Sentences = {
  'liquid.unclosed_value':
    'Un dato no está cerrado. Cierra las comillas que tenga y termínalo con dos llaves: {{ contact.name }}.',
  'liquid.unclosed_tag': 'Una etiqueta no está cerrada. Termínala con %}, como en {% if vars.vip %}.',
  'liquid.unended': '{% {name} %} no tiene su final. Escribe {% end{name} %} donde termina.',
  'liquid.unbegun': '{% {name} %} no cierra nada. Quítalo o escribe antes lo que abre.',
  'liquid.unknown_tag': 'La etiqueta «{name}» no existe. Usa if, unless, case, for o assign.',
  'liquid.nameless_tag': 'Entre {% y %} falta la etiqueta. Escríbela, como en {% if vars.vip %}, o quita los signos.',
  'liquid.for': 'El ciclo no está completo. Escríbelo así: {% for cada in event.items %}.',
  'liquid.else': 'Después de {% else %} ya no va otro camino. Deja un solo else, el último.',
  'liquid.assign': 'Falta el nombre o el valor. Escríbelo así: {% assign nombre = contact.name %}.',
  'liquid.capture': 'A capture le falta un nombre. Escríbelo así: {% capture saludo %}.',
  'liquid.cycle': 'A cycle le falta qué alternar. Escríbelo así: {% cycle "uno", "dos" %}.',
  'liquid.comment': 'Cada línea de un comentario empieza con #. Escríbelo al comienzo de todas.',
  'liquid.unknown_filter': 'El filtro «{name}» no existe. Usa uno de Liquid, como default, upcase o date.',
  'liquid.filter_name': 'Después de | falta un filtro. Escríbelo, por ejemplo default, o quita la barra.',
  'liquid.filter_colon': 'Después del filtro faltan dos puntos. Escríbelo así: | default: "amiga".',
  'liquid.filter_bar':
    'Detrás del dato hay algo que no es un filtro. Los filtros van tras una barra: | plus: 1; y para comparar se escribe ==.',
  'liquid.surplus': 'Junto al filtro sobra «{found}». Quítalo o sepáralo con una coma.',
  'liquid.no_value': 'Falta el dato. Escríbelo, por ejemplo {{ contact.name }}, o quita las llaves.',
  'liquid.value': '«{found}» no es un dato. Entre las llaves va uno solo: {{ contact.name }}.',
  'liquid.dot': '«{found}» termina en un punto. Escribe lo que sigue, como en contact.name, o quita el punto.',
  'liquid.after': 'Después de «{found}» falta el valor. Escríbelo, por ejemplo "amiga", o quita el signo.',
  'liquid.beside': 'A «{found}» le falta un dato al lado. Escríbelo o quita «{found}».',
  'liquid.two_values': '«{found}» sobra al lado de otro dato. Ponlo entre sus propias llaves: {{ contact.name }}.',
  'liquid.bracket': 'Falta cerrar un corchete. Escribe ] donde termina.',
  'liquid.range': 'El rango no está completo. Escríbelo con sus dos números: (1..5).',
  'liquid.too_long': 'El texto es demasiado largo. Acórtalo o repártelo en varios mensajes.',
  'liquid.other': 'No se puede leer ({message}). Corrige las llaves o el filtro.',
};
