export * from './workspaces';
export * from './contacts';
export * from './flows';
export * from './proofs';
export * from './runs';
export * from './scenarios';
export * from './thread';
export * from './together';
