import { inLanguage } from '../spoken';
import { fill, type Sentences } from '../sentence';
import { withCelFault, withLiquidFault } from '../fault';
import { cel } from './cel';
import { liquid } from './liquid';
import { misfit } from './misfit';

const spoken = inLanguage('en');

const inReview = spoken(
  'The template “{template}” in {language} is in review. Wait for its approval or choose another.',
);
const refused = spoken(
  'The template “{template}” in {language} is not approved. Correct it and submit it again, or choose another.',
);

/** What is wrong with a flow, and what to do. */
export const problems: Sentences = {
  'document.invalid': misfit,
  'document.unknown_field': 'A flow has no field “{field}”. Correct its name, or remove it.',
  'document.too_deep': 'The document nests more than {max} levels deep. Make it simpler.',
  'flow.start_missing': 'The flow has no start. Add one.',
  'flow.goal_missing':
    'The flow has no goal, so nobody can tell whether it works. Choose the event that means success.',
  'flow.exit_missing': 'No path reaches an end, and there is no goal or exit event. Add an end.',
  'flow.loop_without_wait':
    'This step is on a loop that never waits and would repeat without rest. Put a wait in the loop.',
  'flow.time_zone_unknown': 'There is no time zone “{zone}”. Use one from the list, such as America/Bogota.',
  'node.dead_end': 'The path stops here. Connect an outlet or add an end.',
  'node.unreachable': 'No path leads to this step. Connect it or remove it.',
  'node.duplicate_id': 'Two steps have the same id. Change one of them.',
  'node.kind_unknown': 'This release has no kind of step called “{kind}”. Use another one.',
  'config.invalid': misfit,
  'outlet.unwired': 'The outlet “{outlet}” is not connected: the run ends there.',
  'edge.from_nowhere': 'A connection leaves “{from}”, which does not exist. Remove it.',
  'edge.to_nowhere': 'The outlet “{outlet}” leads to “{to}”, which does not exist. Connect it to another step.',
  'edge.duplicate': 'The outlet “{outlet}” has two connections. Keep only one.',
  'edge.outlet_unknown': 'The step has no outlet “{outlet}”. Remove that connection.',
  'edge.into_start': 'A connection leads into the start “{to}”. A start may only have outlets.',
  'bot.no_human_path': 'No path of this conversation reaches a person. Add a step that hands it over.',
  'rule.invalid': withCelFault('In “{field}”: {fault}', cel),
  'rule.type': withCelFault('In “{field}”: {fault}', cel),
  'variable.undefined': '“{field}” uses the variable “{variable}”, which nothing defines. Declare it or change it.',
  'variable.unknown_root':
    '“{field}” uses “{variable}”, which does not exist. Start with contact, vars, event, trigger, channel or reply.',
  'liquid.invalid': withLiquidFault('In “{field}”: {fault}', liquid),
  'liquid.fallback_missing':
    '“{variable}” may be missing in “{field}”. Write what to say then; in Liquid, | default: "...".',
  'branch.duplicate_condition': 'Two conditions have the same id “{condition}”. Change one of them.',
  'split.total': 'The percentages add up to {total}, not 100. Adjust them.',
  'split.duplicate_variant': 'Two variants have the same id. Change one of them.',
  'wait_for.nothing': 'This step waits for nothing. Choose an event, a reply or a deadline.',
  'wait_for.no_timeout': 'Without a deadline the wait may last for ever. Add one.',
  'wait_for.duplicate_event': 'Two events have the same id. Change one of them.',
  'message.not_waiting':
    'The outlet “{outlet}” is connected, but the message does not wait for an answer. Turn waiting on or remove the connection.',
  'question.button_no_choice': spoken(
    'The button “{button}” ({channel}, {language}) is none of the choices. Use the id of a choice.',
  ),
  'question.translation_missing': spoken(
    '“{field}” is missing in {language}. For those who speak it, what is written in {instead} counts.',
  ),
  'content.missing': spoken('There is no content for {channel}. Write it or remove the channel.'),
  'content.duplicate_button': spoken('Two {channel} buttons in {language} have the id “{button}”. Change one of them.'),
  'content.translation_missing': spoken(
    'The {channel} message is missing in {language}. Who speaks it will get it in {instead}.',
  ),
  'template.unknown': spoken(
    'There is no template “{template}” in {language} for {channel}. Choose one from the list or create it.',
  ),
  'template.not_approved': (params) => fill(params.state === 'pending' ? inReview : refused, params),
  'template.category': 'The template “{template}” is for marketing, but the message is not. Check the purpose.',
  'template.parameters': spoken(
    'The template “{template}” in {language} takes {wanted} parameters and {given} are given. Complete them.',
  ),
  'template.buttons': spoken(
    'The template “{template}” in {language} has {wanted} buttons and {given} are given. Remove the extra ones.',
  ),
  'channel.text_too_long': spoken(
    'The {channel} text in {language} has {length} characters; the limit is {max}. Shorten it.',
  ),
  'channel.too_many_buttons': spoken('{channel} in {language} has {count} buttons; the limit is {max}. Remove some.'),
  'channel.button_too_long': spoken(
    'The {channel} button “{button}” has {length} characters; the limit is {max}. Shorten it.',
  ),
  'whatsapp.window_may_be_closed':
    'This free text may go out more than 24 hours after the customer’s last message, and WhatsApp will not deliver it. Use a template.',
  'flow.end_used':
    'The end “{end}” is gone, and these leave by it: {callers}. Bring it back, or change and publish those flows first.',
  'run_flow.unknown': 'There is no flow “{flow}”. Choose another.',
  'run_flow.input_unknown': 'The flow “{flow}” takes no “{input}”. Remove it or declare it there.',
  'run_flow.end_unknown': 'The flow “{flow}” has no end called “{end}”. Check the outlet.',
};
