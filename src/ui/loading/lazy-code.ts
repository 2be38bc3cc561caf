import { type ComponentType, startTransition, useEffect, useState } from 'react';

import { loadWords, type WordPart } from '#messages/i18n.ts';

/** A component whose code is loaded, together with the words that it says, when it is first asked for. */
export type LazyCode<Props> = {
  readonly load: () => Promise<ComponentType<Props>>;
  /** Undefined until it is loaded. */
  readonly loaded: () => ComponentType<Props> | undefined;
};

export function lazyCode<Props>(
  load: () => Promise<ComponentType<Props>>,
  ...words: readonly WordPart[]
): LazyCode<Props> {
  let loading: Promise<ComponentType<Props>> | undefined;
  let loaded: ComponentType<Props> | undefined;
  const loadOnce = async () => {
    try {
      const [component] = await Promise.all([load(), ...words.map(loadWords)]);
      return (loaded = component);
    } catch (error) {
      // Asked for again the next time: the network may be back.
      loading = undefined;
      throw error;
    }
  };
  return { load: () => (loading ??= loadOnce()), loaded: () => loaded };
}

/**
 * What lazy code draws; undefined until it is there, and then drawn in slices. Not by `lazy` and Suspense: React holds back
 * for 300 ms whatever comes after a fallback was shown.
 * @param optional it is done without where it cannot be loaded; else the boundary around says so
 */
export function useLazyCode<Props>(
  code: LazyCode<Props>,
  optional = false,
): ComponentType<Props> | undefined {
  const component = code.loaded();
  const drawn = component !== undefined;
  const [, setLoaded] = useState<LazyCode<Props>>();
  useEffect(() => {
    if (drawn) return undefined;
    let current = true;
    code.load().then(
      () => {
        if (current) startTransition(() => setLoaded(code));
      },
      (error: unknown) => {
        // Thrown while it is drawn, so that the boundary around it says so.
        if (current && !optional) {
          setLoaded(() => {
            throw error;
          });
        }
      },
    );
    return () => {
      current = false;
    };
  }, [code, drawn, optional]);
  return component;
}
