import { type ComponentType, startTransition, useEffect, useState } from 'react';

import { type LazyModule, lazyModule } from '#browser/lazy-module.ts';
import { loadWords, type WordPart } from '#messages/i18n.ts';

export type LazyCode<Props> = LazyModule<ComponentType<Props>>;

export function lazyCode<Props>(
  load: () => Promise<ComponentType<Props>>,
  ...words: readonly WordPart[]
): LazyCode<Props> {
  return lazyModule(async () => {
    const [component] = await Promise.all([load(), ...words.map(loadWords)]);
    return component;
  });
}

type UsedCode<Props> = {
  readonly component: ComponentType<Props> | undefined;
  /** Loads again after a failure; undefined otherwise. */
  readonly retry: (() => void) | undefined;
};

/** Milliseconds before an optional part that failed to load is loaded again. */
const PAUSE = 30_000;

/**
 * The loaded component, rendered in slices. Does not use `lazy` and Suspense, because React delays content
 * by 300 ms after a fallback. A failed load is retried when the network returns.
 * @param optional nothing on screen offers a retry, so it is retried periodically
 */
export function useLazyCode<Props>(code: LazyCode<Props>, optional = false): UsedCode<Props> {
  const component = code.loaded();
  const isLoaded = component !== undefined;
  const [failed, setFailed] = useState<LazyCode<Props>>();
  const [, setLoaded] = useState<LazyCode<Props>>();
  const isFailed = !isLoaded && failed === code;
  useEffect(() => {
    if (isLoaded || isFailed) return undefined;
    let current = true;
    code.load().then(
      () => {
        if (current) startTransition(() => setLoaded(code));
      },
      () => {
        if (current) setFailed(code);
      },
    );
    return () => {
      current = false;
    };
  }, [code, isLoaded, isFailed]);
  const retry = isFailed ? () => setFailed(undefined) : undefined;
  useEffect(() => {
    if (!isFailed) return undefined;
    const loadAgain = () => setFailed(undefined);
    window.addEventListener('online', loadAgain);
    const timer = optional ? window.setTimeout(loadAgain, PAUSE) : undefined;
    return () => {
      window.removeEventListener('online', loadAgain);
      window.clearTimeout(timer);
    };
  }, [isFailed, optional]);
  return { component, retry };
}
