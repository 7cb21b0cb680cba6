import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answerHook } from '../api/hooks.server';
import { depsOf } from '../http/deps.server';

const answer = ({ context, request, params }: LoaderFunctionArgs | ActionFunctionArgs) =>
  answerHook(depsOf(context), request, { connection: params['source'] ?? '', kind: 'pbx' });

/** Missed calls of a telephone exchange; the source is the connection whose secret signs them. */
export const loader = answer;
export const action = answer;
