import type { Language } from '../vocabulary';
import { answerName, channelName, channelWithin, languageName, moment, span } from './format';
import { shortReason } from './reasons';
import { fill, type Sentence } from './sentence';

/**
 * Sentences whose params are said rather than shown: `{until}` and `{date}` are moments in `zone`, `{channel}` and
 * `{channels}` are names of channels, `{language}` and `{instead}` of languages, `{span}` a length of time, `{answer}` what a question takes,
 * `{code}` a reason in a few words.
 */
export function inLanguage(language: Language): (text: string) => Sentence {
  return (text) => {
    const nameOf = text.startsWith('{channel') ? channelName : channelWithin;
    return (params) =>
      fill(text, {
        ...params,
        until: moment(params.until, params.zone, language),
        date: moment(params.date, params.zone, language),
        channel: nameOf(params.channel, language),
        channels: nameOf(params.channels, language),
        language: languageName(params.language, language),
        instead: languageName(params.instead, language),
        span: span(params, language),
        answer: answerName(params.answer, language),
        code: shortReason(params.code, language),
      });
  };
}
