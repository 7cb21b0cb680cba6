import type { ComponentType } from 'react';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import type { Saving } from '../saving/use-autosave';
import { JsonSheet } from '../code/json-sheet';
import { FindSheet } from '../find/find-sheet';
import { CommentsSheet } from '../comments/comments-sheet';
import { FlowSheet } from './flow-sheet';
import { VersionsSheet } from './versions-sheet';

export interface PanelProps {
  studio: StudioProps;
  saving: Saving;
}

/** What the right side can show when no step is selected, by its name in the address (`?sheet=`). A new one is a line here. */
export const PANELS = {
  comments: CommentsSheet,
  flow: FlowSheet,
  find: FindSheet,
  json: JsonSheet,
  versions: VersionsSheet,
} satisfies Record<string, ComponentType<PanelProps>>;

export type Panel = keyof typeof PANELS;

export const isPanel = (name: string | null): name is Panel => name !== null && Object.hasOwn(PANELS, name);
