import type { Sentences } from '../sentence';

/** Why something could not be done with a case, or said outside of a flow. */
export const cases: Sentences = {
  'case.missing': 'Ese caso no existe.',
  'case.resolved': 'El caso ya está resuelto.',
  'case.no_channel': 'El caso no tiene canal: el cliente aún no ha escrito por ninguno. Puedes dejar una nota.',
  'case.no_run': 'Ningún recorrido en curso espera este caso. Resuélvelo.',
  'case.unknown_node': 'La versión del recorrido no tiene ese paso. Elige otro.',
  'case.unknown_member': 'Esa persona no existe o su cuenta está cerrada. Elige otra.',
  'send.no_connection': 'Ningún proveedor conectado atiende ese canal. Quien administra puede conectarlo.',
  'send.no_contact': 'Ese contacto no existe.',
  'send.busy': 'Los datos del cliente cambiaron varias veces mientras se enviaba. Vuelve a intentarlo.',
};
