import { FlowDocumentSchema, type FlowDocument, type FlowDocumentInput } from '../../core/document';

/** A flow of which a test says only what it is about. Journeys of service, unless it says otherwise. */
export const flowInput = (parts: Partial<FlowDocumentInput> = {}): FlowDocumentInput => ({
  schema: 1,
  kind: 'journey',
  name: 'x',
  settings: { purpose: 'service' },
  nodes: [],
  edges: [],
  ...parts,
});

/** The same as the Studio has it. */
export const flowOf = (parts: Partial<FlowDocumentInput> = {}): FlowDocument =>
  FlowDocumentSchema.parse(flowInput(parts));
