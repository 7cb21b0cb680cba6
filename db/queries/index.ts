/** Every query there is, by domain: the isolation test walks this list, so that none goes without a wrong-workspace test. */
export * as apiKeys from './api-keys';
export * as audit from './audit';
export * as cases from './cases';
export * as connections from './connections';
export * as consents from './consents';
export * as contacts from './contacts';
export * as decisions from './decisions';
export * as flowPeople from './flow-people';
export * as flows from './flows';
export * as live from './live';
export * as members from './members';
export * as policies from './policies';
export * as runControl from './run-control';
export * as templates from './templates';
export * as thread from './thread';
export * as versions from './versions';
export * as workspaces from './workspaces';
