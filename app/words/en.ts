import { common } from './en/common';
import { contacts } from './en/contacts';
import { flows } from './en/flows';
import { gallery } from './en/gallery';
import { inbox } from './en/inbox';
import { policies } from './en/policies';
import { runs } from './en/runs';
import { sandbox } from './en/sandbox';
import { shell } from './en/shell';
import { studio } from './en/studio';
import { studioCanvas } from './en/studio-canvas';
import { studioCompose } from './en/studio-compose';
import { studioCode } from './en/studio-code';
import { studioForms } from './en/studio-forms';
import { studioScenarios } from './en/studio-scenarios';
import { studioOutline } from './en/studio-outline';
import { studioStructure } from './en/studio-structure';
import { studioTogether } from './en/studio-together';
import { studioVersions } from './en/studio-versions';
import { thread } from './en/thread';

/** Every phrase of the screens in English. One file an area, keys prefixed by the area. */
export const en = {
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
