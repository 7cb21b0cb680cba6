import { celFault } from '../cel-fault';
import { fill, show, type Sentence, type Sentences } from './sentence';

/** A sentence about an expression, with what CEL says of it (`message`) told as `{fault}`. */
export const withFault =
  (text: string, cel: Sentences): Sentence =>
  (params) => {
    const said = celFault(show(params.message));
    return fill(text, { ...params, fault: fill(cel[said.code] ?? '', said.params) });
  };
