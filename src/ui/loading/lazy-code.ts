import { type ComponentType, startTransition, useEffect, useState } from 'react';

import { type LazyModule, lazyModule } from '#browser/lazy-module.ts';
import { loadWords, type WordPart } from '#messages/i18n.ts';

/** A component whose code is loaded, together with the words that it says, when it is first asked for. */
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
  /** Undefined until it is loaded. */
  readonly component: ComponentType<Props> | undefined;
  /** Loads again; only where it could not be loaded. */
  readonly retry: (() => void) | undefined;
};

/** Milliseconds after which an optional part that could not be loaded is loaded again. */
const PAUSE = 30_000;

/**
 * The component of lazy code, drawn in slices once it is there. Not by `lazy` and Suspense: React holds back for 300 ms whatever comes
 * after a fallback was shown. What could not be loaded is loaded again when the network is back.
 * @param optional nothing stands in its place that could be pressed to load it again: that is done every now and then
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
