import { createContext, useContext } from 'react';

export type Claims = {
  /** Maximum USD that each active run may cost, by run ID; 0 is no limit. */
  readonly caps: ReadonlyMap<string, number>;
  /** Rows that wait to be sent, and the maximum USD they may cost together. */
  readonly rows: number;
  readonly usd: number;
  /** Waiting rows beyond those, whose cost is unlimited or unknown. */
  readonly unlimited: number;
};

const NO_CLAIMS: Claims = { caps: new Map(), rows: 0, usd: 0, unlimited: 0 };

/** Reads the current claims. Without a batch provider there are none. */
export const ClaimsContext = createContext<() => Promise<Claims>>(() => Promise.resolve(NO_CLAIMS));

export const useClaims = (): (() => Promise<Claims>) => useContext(ClaimsContext);
