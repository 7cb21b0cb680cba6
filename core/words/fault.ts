import { celFault } from '../cel-fault';
import { liquidFault } from '../liquid-fault';
import type { Said } from '../run';
import { fill, show, type Sentence, type Sentences } from './sentence';

/** A sentence about what a library cannot read, with what the library says of it (`message`) told as `{fault}`. */
const withFault =
  (text: string, read: (message: string) => Said, faults: Sentences): Sentence =>
  (params) => {
    const said = read(show(params.message));
    return fill(text, { ...params, fault: fill(faults[said.code] ?? '', said.params) });
  };

export const withCelFault = (text: string, cel: Sentences): Sentence => withFault(text, celFault, cel);
export const withLiquidFault = (text: string, liquid: Sentences): Sentence => withFault(text, liquidFault, liquid);
