import { describe, expect, it } from 'vitest';
import { matchKeyword, normalise } from './opt-out';

describe('matchKeyword', () => {
  it.each([
    ...[
      'BAJA',
      'baja',
      '¡Baja!',
      '  No más. ',
      'no   mas',
      'Darme de baja',
      'STOP',
      'stop!!',
      'Stop all',
      'opt-out',
      'OptOut',
    ],
    ...[
      'Unsubscribe',
      'cancelar',
      'CANCEL',
      'end',
      'Sair',
      'descadastrar',
      'arrêt',
      'NO MOLESTAR',
      'pare',
      '“Basta”',
      'Ｓｔｏｐ',
    ],
  ])('%s means stop', (text) => {
    expect(matchKeyword(text)).toMatchObject({ type: 'opt_out' });
  });

  it.each(['START', 'alta', 'Acepto.', 'suscribir', 'inscrever', 'unstop'])('%s means go on', (text) => {
    expect(matchKeyword(text)).toMatchObject({ type: 'opt_in' });
  });

  it.each(['help', 'INFO', '¿Ayuda?', 'ajuda'])('%s asks for help', (text) => {
    expect(matchKeyword(text)).toMatchObject({ type: 'help' });
  });

  it.each([
    'cancelar mi pedido',
    'quiero la baja temperatura',
    'Todo bien',
    'no',
    'alto ahí amigo',
    '',
    ' ¡! ',
    '👍',
    'the end of it',
  ])('%s is conversation: only a whole message counts', (text) => {
    expect(matchKeyword(text)).toEqual({ type: null });
  });

  it('takes a plain yes for consent only while a double opt-in waits', () => {
    for (const text of ['Sí', 'yes', 'SIM', 'si.']) {
      expect(matchKeyword(text)).toEqual({ type: null });
      expect(matchKeyword(text, { pendingOptIn: true })).toMatchObject({ type: 'opt_in' });
    }
  });

  it('takes the workspace’s own words, in any spelling', () => {
    const words = { opt_out: ['No me escriban más'], help: ['Soporte'] };
    expect(matchKeyword('no me escriban mas!', { words })).toEqual({ type: 'opt_out', word: 'NO ME ESCRIBAN MAS' });
    expect(matchKeyword('SOPORTE', { words })).toMatchObject({ type: 'help' });
  });

  it('normalises accents, punctuation, width and spaces', () => {
    expect(normalise('  ¡Cancélalo,\n\tYA!  ')).toBe('CANCELALO YA');
  });
});
