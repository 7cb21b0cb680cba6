import { common } from './es/common';
import { contacts } from './es/contacts';
import { flows } from './es/flows';
import { gallery } from './es/gallery';
import { inbox } from './es/inbox';
import { policies } from './es/policies';
import { runs } from './es/runs';
import { sandbox } from './es/sandbox';
import { shell } from './es/shell';
import { studio } from './es/studio';
import { studioCanvas } from './es/studio-canvas';
import { studioCompose } from './es/studio-compose';
import { studioCode } from './es/studio-code';
import { studioForms } from './es/studio-forms';
import { studioScenarios } from './es/studio-scenarios';
import { studioOutline } from './es/studio-outline';
import { studioStructure } from './es/studio-structure';
import { studioTogether } from './es/studio-together';
import { studioVersions } from './es/studio-versions';
import { thread } from './es/thread';

/** Every phrase of the screens in Spanish. One file an area, keys prefixed by the area. */
export const es = {
  ...common,
  ...shell,
  ...flows,
  ...gallery,
  ...studio,
  ...studioCanvas,
  ...studioCode,
  ...studioForms,
  ...studioScenarios,
  ...studioOutline,
  ...studioStructure,
  ...studioTogether,
  ...studioVersions,
  ...studioCompose,
  ...sandbox,
  ...runs,
  ...thread,
  ...contacts,
  ...inbox,
  ...policies,
};
