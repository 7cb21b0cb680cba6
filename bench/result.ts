/** A figure against its bar. */
export interface Bar {
  value: number;
  min?: number;
  max?: number;
  ok: boolean;
}

/** What a bench says at its end, and the only thing it says on stdout's last line with `--json`. */
export interface Result {
  bench: string;
  figures: Record<string, number>;
  bars: Record<string, Bar>;
}

export const atLeast = (value: number, min: number): Bar => ({ value, min, ok: value >= min });
export const atMost = (value: number, max: number): Bar => ({ value, max, ok: value <= max });

/** The value below which so much of the sample lies. */
export function percentile(sample: readonly number[], part: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export const round = (value: number, digits = 2) => Number(value.toFixed(digits));
