import { useState } from 'react';

import { useOnceSettled } from '#ui/hooks/use-once-settled.ts';
import { Screen } from './screen.tsx';
import { START_NEWS } from '../routes.ts';

/** What became of starts whose screen was left. From when it is loaded on it follows every start, wherever it is made. */
export function DeferredNews() {
  const [isWanted, setWanted] = useState(false);
  // The first screen is drawn without.
  useOnceSettled(() => setWanted(true));
  return isWanted && <Screen screen={START_NEWS} props={{}} optional />;
}
