import { GitBranch, Inbox, Route, Scale, Smartphone, Users, type LucideIcon } from 'lucide-react';
import type { Role } from '../../core/vocabulary';
import { paths } from '../http/paths';
import { CASE_READERS } from '../inbox/roles';
import { PLAYERS } from '../sandbox/roles';
import type { WordKey } from '../words';

export interface Place {
  to: string;
  word: WordKey;
  icon: LucideIcon;
  roles: readonly Role[];
}

/** The rail, top to bottom, the sandbox first because it is where a newcomer begins; each member sees the places of their role. */
export const PLACES: readonly Place[] = [
  { to: paths.sandbox(), word: 'shell.sandbox', icon: Smartphone, roles: PLAYERS },
  { to: paths.inbox(), word: 'shell.inbox', icon: Inbox, roles: CASE_READERS },
  {
    to: paths.flows(),
    word: 'shell.flows',
    icon: GitBranch,
    roles: ['admin', 'designer', 'marketer', 'supervisor', 'auditor'],
  },
  {
    to: paths.runs(),
    word: 'shell.runs',
    icon: Route,
    roles: ['admin', 'designer', 'marketer', 'supervisor', 'auditor'],
  },
  {
    to: paths.contacts(),
    word: 'shell.contacts',
    icon: Users,
    roles: ['admin', 'designer', 'marketer', 'agent', 'supervisor', 'auditor'],
  },
  {
    to: paths.policies(),
    word: 'shell.policies',
    icon: Scale,
    roles: ['admin', 'designer', 'marketer', 'supervisor', 'auditor'],
  },
];

export const placesOf = (role: Role): readonly Place[] => PLACES.filter((place) => place.roles.includes(role));

/** Where a member begins: an agent where the customers wait, everybody else at the first place of their rail. */
export const homeOf = (role: Role): string =>
  role === 'agent' ? paths.inbox() : (placesOf(role)[0]?.to ?? paths.signIn());
