import { useEffect, useState } from 'react';

import { type LazyModule, lazyModule } from '#browser/lazy-module.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Combobox } from '../controls/choice/combobox.tsx';

import { isSearched } from './inputs/choices.ts';

/**
 * What options are searched with. Hardly any Worker has so many, and a slow computer takes some frames to load it: only a form waits for
 * it that draws one. A field that is drawn without it keeps the list that it has: nothing takes the place of what has the focus.
 */
export const COMBOBOX: LazyModule<typeof Combobox> = lazyModule(
  async () => (await import('../controls/choice/combobox.tsx')).Combobox,
);

/** Whether what fields of these parameters are drawn with is there, or cannot be loaded, and is done without. */
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
