/** The platform's time, as far as this computer can tell. */
export type ServerTime = {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds by which the platform may be behind that. */
  readonly within: number;
  /** Whether an answer has told its date; else it is this computer's time. */
  readonly told: boolean;
  /** The latest moment that the platform is known to have passed, by the runs that it listed. */
  readonly passed?: number;
};

export type ServerClock = {
  /** Takes the `Date` header of an answer that came just now. */
  readonly note: (header: string | null) => void;
  /** Takes the creation of a run that the platform has told of. */
  readonly pass: (time: number | undefined) => void;
  readonly read: () => ServerTime;
};

/**
 * The header counts whole seconds and was written a little before it came, and what the platform says of a run goes by the
 * clock of another host: one run too many to look at costs a glance, one that is not found costs a run.
 */
const WITHIN = 120_000;

/**
 * How far a computer's own clock is trusted, where no answer has told its date (another origin hides the header). By an hour
 * go clocks that were set in the wrong time zone: better a run too many to look at than one that is not found.
 */
const WITHIN_UNKNOWN = 2 * 60 * 60_000;

/** Milliseconds that a computer's clock may be behind. */
const MOST_BEHIND = 26 * 60 * 60_000;

/** Milliseconds by which both clocks may differ: with one that is farther off, no secure connection comes about. */
const MOST_APART = 366 * 86_400_000;

/** Tells the platform's time by the last `Date` header that could be read, else by this computer's clock. */
export function createServerClock(now: () => number = Date.now): ServerClock {
  let ahead: number | undefined;
  let passed: number | undefined;
  return {
    note: (header) => {
      const told = Date.parse(header ?? '') - now();
      if (Math.abs(told) < MOST_APART) ahead = told;
    },
    pass: (time) => {
      // An ID that only looks like one with a time in it would have it anywhere.
      if (time !== undefined && time < now() + MOST_BEHIND) passed = Math.max(time, passed ?? time);
    },
    read: () => ({
      ...(ahead === undefined
        ? { now: now(), within: WITHIN_UNKNOWN, told: false }
        : { now: now() + ahead, within: WITHIN, told: true }),
      ...(passed !== undefined && { passed }),
    }),
  };
}

/** A moment of this computer's clock, in ms since the epoch, by the platform's. */
export const byServer = (api: { serverTime(): ServerTime }, at: number): number =>
  at + api.serverTime().now - Date.now();
