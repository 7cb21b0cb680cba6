import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FlowDocumentSchema } from '../../../core/document';
import { POST_SALE } from '../../../core/samples/post-sale';
import { keepSeen, readSeen } from './seen';

const document = FlowDocumentSchema.parse(POST_SALE);

describe('S14 what I saw last', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
  });

  it('is kept per flow with its moment', () => {
    keepSeen('flw_1', { at: 1000, document });
    expect(readSeen('flw_1')).toEqual({ at: 1000, document });
    expect(readSeen('flw_2')).toBeNull();
  });

  it.each(['', 'null', '{', '{"at":1}', '{"at":"x","document":{}}'])(
    'is nothing where the storage holds %j',
    (text) => {
      kept.set('hilo.seen.flw_1', text);
      expect(readSeen('flw_1')).toBeNull();
    },
  );

  it('breaks nothing where storing is forbidden', () => {
    vi.stubGlobal('localStorage', undefined);
    keepSeen('flw_1', { at: 1, document });
    expect(readSeen('flw_1')).toBeNull();
  });
});
