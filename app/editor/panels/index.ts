import type { ComponentType } from 'react';
import type { StudioProps } from '../../routes/_app.flows.$flowId/route';
import type { Saving } from '../saving/use-autosave';
import { JsonSheet } from '../code/json-sheet';
import { FindSheet } from '../find/find-sheet';
import { CommentsSheet } from '../comments/comments-sheet';
import { FlowSheet } from './flow-sheet';
import type { Panel } from './names';
import { VersionsSheet } from './versions-sheet';

export interface PanelProps {
  studio: StudioProps;
  saving: Saving;
}

/** What the right side can show when no step is selected. A new one is a line here and its name in `names.ts`. */
export const PANELS: Readonly<Record<Panel, ComponentType<PanelProps>>> = {
  comments: CommentsSheet,
  flow: FlowSheet,
  find: FindSheet,
  json: JsonSheet,
  versions: VersionsSheet,
};
