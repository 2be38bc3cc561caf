import { useEffect, useState } from 'react';

import { Screen } from './screen.tsx';
import { START_NEWS } from '../routes.ts';

/** Milliseconds that the first screen, which is drawn without, has to itself. */
const REST = 1_000;

/** What became of starts whose screen was left. From when it is loaded on it follows every start, wherever it is made. */
export function DeferredNews() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setWanted(true), REST);
    return () => window.clearTimeout(timer);
  }, []);
  return isWanted && <Screen screen={START_NEWS} props={{}} optional />;
}
