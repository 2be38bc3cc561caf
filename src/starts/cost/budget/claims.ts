import { createContext, useContext } from 'react';

/** What the batches of this browser that go on may cost yet. */
export type Claims = {
  /** USD that a run under way may cost at the most, by its ID; 0: nothing limits it. */
  readonly caps: ReadonlyMap<string, number>;
  /** Rows that wait to be sent, and USD that they may cost together at the most. */
  readonly rows: number;
  readonly usd: number;
  /** Rows that wait beside those: nothing limits what they may cost, or it is not known. */
  readonly unlimited: number;
};

const NO_CLAIMS: Claims = { caps: new Map(), rows: 0, usd: 0, unlimited: 0 };

/** Reads them as they are now; a screen above which nobody knows batches has none. */
export const ClaimsContext = createContext<() => Promise<Claims>>(() => Promise.resolve(NO_CLAIMS));

export const useClaims = (): (() => Promise<Claims>) => useContext(ClaimsContext);
