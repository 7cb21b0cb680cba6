import type { Endpoint } from './endpoint.server';
import { caseEndpoints } from './endpoints/cases.server';
import { consentEndpoints } from './endpoints/consents.server';
import { contactEndpoints } from './endpoints/contacts.server';
import { eventEndpoints } from './endpoints/events.server';
import { flowEndpoints } from './endpoints/flows.server';
import { metaEndpoints } from './endpoints/meta.server';
import { runEndpoints } from './endpoints/runs.server';
import { sandboxEndpoints } from './endpoints/sandbox.server';
import { scenarioEndpoints } from './endpoints/scenarios.server';
import { settingsEndpoints } from './endpoints/settings.server';
import { openApi } from './openapi.server';
import { createApi } from './router.server';

/** Every operation of the API: one line a group. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...metaEndpoints((server) => openApi(ENDPOINTS, server)),
  ...eventEndpoints,
  ...contactEndpoints,
  ...consentEndpoints,
  ...flowEndpoints,
  ...scenarioEndpoints,
  ...runEndpoints,
  ...caseEndpoints,
  ...sandboxEndpoints,
  ...settingsEndpoints,
];

/** The API as the route serves it, and as tests call it. */
export const api = createApi(ENDPOINTS);
