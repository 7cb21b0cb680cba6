import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { api } from '../api/registry.server';
import { depsOf } from '../http/deps.server';

/** Everything under /api/v1: keys and roles are checked by the API's own builder. */
export const loader = ({ context, request }: LoaderFunctionArgs) => api(depsOf(context), request);
export const action = ({ context, request }: ActionFunctionArgs) => api(depsOf(context), request);
