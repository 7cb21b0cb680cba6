import { IANAZone } from 'luxon';
import type { Instant } from './json';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Offsets change at most a few times a year, so 32-day spans whose probes agree are answered from memory. */
const SPAN = 32 * DAY;
const PROBE = 4 * DAY;
const QUARTER = 15 * MINUTE;
const MAX_CACHE = 20_000;

interface Zone {
  zone: IANAZone;
  /** Span index -> the offset that holds in all of it, or null where it changes within. */
  spans: Map<number, number | null>;
  quarters: Map<number, number>;
}
const zones = new Map<string, Zone | null>();

function find(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = IANAZone.isValidZone(name)
    ? { zone: IANAZone.create(name), spans: new Map<number, number | null>(), quarters: new Map<number, number>() }
    : null;
  // Names come from customers' data: an endless supply of wrong ones must not fill the memory.
  if (zones.size < MAX_CACHE) zones.set(name, zone);
  return zone;
}

/** Whether `name` is an IANA zone that this machine knows. */
export function isZone(name: string): boolean {
  return find(name) !== null;
}

function probeSpan(zone: IANAZone, span: number): number | null {
  const from = span * SPAN;
  const offset = zone.offset(from);
  for (let at = from + PROBE; at <= from + SPAN; at += PROBE) if (zone.offset(at) !== offset) return null;
  return offset * MINUTE;
}

/** The zone's offset from UTC at an instant, in milliseconds; an unknown zone counts as UTC. */
export function offsetAt(name: string, at: Instant): number {
  const zone = find(name);
  if (zone === null) return 0;
  const span = Math.floor(at / SPAN);
  let whole = zone.spans.get(span);
  if (whole === undefined) {
    if (zone.spans.size > MAX_CACHE) zone.spans.clear();
    whole = probeSpan(zone.zone, span);
    zone.spans.set(span, whole);
  }
  if (whole !== null) return whole;
  const quarter = Math.floor(at / QUARTER);
  let offset = zone.quarters.get(quarter);
  if (offset === undefined) {
    if (zone.quarters.size > MAX_CACHE) zone.quarters.clear();
    offset = zone.zone.offset(quarter * QUARTER) * MINUTE;
    zone.quarters.set(quarter, offset);
  }
  return offset;
}

/** The wall clock of a zone as if it were UTC: plain arithmetic on it is calendar arithmetic. */
export function toLocal(name: string, at: Instant): number {
  return at + offsetAt(name, at);
}

/**
 * The instant of a wall-clock time. A time that a DST change skips moves forward by the change (02:30 -> 03:30);
 * of a time that comes twice, the earlier is taken.
 */
export function fromLocal(name: string, local: number): Instant {
  // Offsets on both sides of any change near this wall time.
  const before = offsetAt(name, local - DAY);
  const after = offsetAt(name, local + DAY);
  const early = local - before;
  if (offsetAt(name, early) === before) return early;
  const late = local - after;
  if (offsetAt(name, late) === after) return late;
  return early;
}
