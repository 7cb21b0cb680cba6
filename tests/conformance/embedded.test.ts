import { EMBEDDED } from './engines';
import { conformance } from './suite';

conformance(EMBEDDED);
