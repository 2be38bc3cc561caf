import { createContext, useContext } from 'react';

export type ReservedBudget = {
  /** Maximum USD that each active run may cost, by run ID; 0 is no limit. */
  readonly caps: ReadonlyMap<string, number>;
  /** Rows that wait to be sent, and the maximum USD they may cost together. */
  readonly rows: number;
  readonly usd: number;
  /** Waiting rows beyond those, whose cost is unlimited or unknown. */
  readonly unlimited: number;
};

const NO_CLAIMS: ReservedBudget = { caps: new Map(), rows: 0, usd: 0, unlimited: 0 };

/** Reads the current claims. Without a batch provider there are none. */
export const ReservedBudgetContext = createContext<() => Promise<ReservedBudget>>(() =>
  Promise.resolve(NO_CLAIMS),
);

export const useReservedBudget = (): (() => Promise<ReservedBudget>) => useContext(ReservedBudgetContext);
