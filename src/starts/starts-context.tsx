import { createContext, type ReactNode, useContext } from 'react';

import type { Starts } from './starts.ts';

const StartsContext = createContext<Starts | undefined>(undefined);

export function StartsProvider({ starts, children }: { starts: Starts; children: ReactNode }) {
  return <StartsContext value={starts}>{children}</StartsContext>;
}

export function useStarts(): Starts {
  const starts = useContext(StartsContext);
  if (starts === undefined) throw new Error('This component needs a StartsProvider above it.');
  return starts;
}
