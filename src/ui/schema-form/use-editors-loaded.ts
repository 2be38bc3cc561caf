import { useEffect, useState } from 'react';

import { type LazyModule, lazyModule } from '#browser/lazy-module.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Combobox } from '../controls/choice/combobox.tsx';

import { isSearched } from './inputs/choices.ts';

/**
 * The combobox, loaded on demand: few Workers need it, and it takes a slow computer some frames, so only
 * forms that use it wait. A field drawn without it keeps its list, so that nothing replaces a focused
 * control.
 */
export const COMBOBOX: LazyModule<typeof Combobox> = lazyModule(
  async () => (await import('../controls/choice/combobox.tsx')).Combobox,
);

/** Whether the editors of these parameters are loaded, or failed to load and are replaced. */
export function useEditorsLoaded(parameters: readonly Parameter[]): boolean {
  const [isLoaded, setLoaded] = useState(
    () => COMBOBOX.loaded() !== undefined || !parameters.some(isSearched),
  );
  useEffect(() => {
    if (isLoaded) return undefined;
    let current = true;
    const draw = () => {
      if (current) setLoaded(true);
    };
    COMBOBOX.load().then(draw, draw);
    return () => {
      current = false;
    };
  }, [isLoaded]);
  return isLoaded;
}
