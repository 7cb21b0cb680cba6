/** Every address of the app, so that a link is built in one place. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signOut: () => '/sign-out',
  flows: () => '/flows',
  gallery: (starter?: string) => `/flows/gallery${query({ starter })}`,
  flow: (flowId: string) => `/flows/${flowId}`,
  flowScenarios: (flowId: string) => `/flows/${flowId}/scenarios`,
  flowPeople: (flowId: string) => `/flows/${flowId}/people`,
  flowComments: (flowId: string) => `/flows/${flowId}/comments`,
  flowDraft: (flowId: string) => `/flows/${flowId}/draft`,
  draftsFind: () => '/flows/find',
  surroundings: () => '/flows/surroundings',
  flowPicture: (flowId: string) => `/flows/${flowId}/picture`,
  flowVersion: (flowId: string, versionId: string) => `/flows/${flowId}/versions/${versionId}`,
  flowNode: (flowId: string, nodeId: string) => `/flows/${flowId}?node=${encodeURIComponent(nodeId)}`,
  runs: (search?: { flow?: string; status?: string; node?: string; contact?: string }) => `/runs${query(search)}`,
  run: (runId: string, node?: string) => `/runs/${runId}${query({ node })}`,
  contacts: () => '/contacts',
  contact: (contactId: string) => `/contacts/${contactId}`,
  contactExport: (contactId: string) => `/contacts/${contactId}/export`,
  policies: () => '/policies',
  inbox: (caseId?: string) => (caseId ? `/inbox/${caseId}` : '/inbox'),
  proofs: () => '/proofs',
  contentLanguages: () => '/content-languages',
  sandbox: (contactId?: string) => (contactId ? `/sandbox?contact=${contactId}` : '/sandbox'),
} as const;

function query(search: Record<string, string | undefined> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) params.set(name, value);
  const text = params.toString();
  return text && `?${text}`;
}
