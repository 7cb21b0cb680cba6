import type { Endpoint } from './endpoint.server';
import { eventEndpoints } from './endpoints/events.server';
import { metaEndpoints } from './endpoints/meta.server';
import { openApi } from './openapi.server';
import { createApi } from './router.server';

/** Every operation of the API: one line a group. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...metaEndpoints((server) => openApi(ENDPOINTS, server)),
  ...eventEndpoints,
];

/** The API as the route serves it, and as tests call it. */
export const api = createApi(ENDPOINTS);
