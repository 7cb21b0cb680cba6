import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answerHook } from '../api/hooks.server';
import { depsOf } from '../http/deps.server';

const answer = ({ context, request, params }: LoaderFunctionArgs | ActionFunctionArgs) =>
  answerHook(depsOf(context), request, { connection: params['connection'] ?? '', kind: 'provider' });

/** Receipts and messages of a provider, by the connection they belong to. */
export const loader = answer;
export const action = answer;
