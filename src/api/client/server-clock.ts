export type ServerTime = {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds by which the platform may be behind `now`. */
  readonly within: number;
  readonly isSynced: boolean;
  /** The latest moment the platform has certainly passed, according to listed runs. */
  readonly passed?: number;
};

export type ServerClock = {
  readonly note: (header: string | null) => void;
  readonly pass: (time: number | undefined) => void;
  readonly read: () => ServerTime;
};

/**
 * The header has whole seconds and is slightly old, and run times come from another host's clock.
 * The margin is generous: one extra run to check costs little, one that is not found costs a run.
 */
const WITHIN = 120_000;

/**
 * How far the computer's own clock is trusted if no answer has sent a date (another origin hides the
 * header).
 * A wrong time zone shifts a clock by hours; an extra run to check is better than one that is not found.
 */
const WITHIN_UNKNOWN = 2 * 60 * 60_000;

const MOST_BEHIND = 26 * 60 * 60_000;

/** Maximum difference between both clocks in milliseconds: beyond it no secure connection can be made. */
const MOST_APART = 366 * 86_400_000;

export function createServerClock(now: () => number = Date.now): ServerClock {
  let ahead: number | undefined;
  let passed: number | undefined;
  return {
    note: (header) => {
      const difference = Date.parse(header ?? '') - now();
      if (Math.abs(difference) < MOST_APART) ahead = difference;
    },
    pass: (time) => {
      // An ID that only looks like one with a time in it would have it anywhere.
      if (time !== undefined && time < now() + MOST_BEHIND) passed = Math.max(time, passed ?? time);
    },
    read: () => ({
      ...(ahead === undefined
        ? { now: now(), within: WITHIN_UNKNOWN, isSynced: false }
        : { now: now() + ahead, within: WITHIN, isSynced: true }),
      ...(passed !== undefined && { passed }),
    }),
  };
}

/** Converts a time of this computer (ms since the epoch) to the platform's clock. */
export const byServer = (api: { serverTime(): ServerTime }, at: number): number =>
  at + api.serverTime().now - Date.now();
