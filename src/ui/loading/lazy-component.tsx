import { type ComponentType, createContext, createElement, type ReactNode, useContext } from 'react';

import type { WordPart } from '#messages/i18n.ts';

import { lazyCode, useLazyCode } from './lazy-code.ts';
import { NotLoaded } from './not-loaded.tsx';

/** What stands in place of the lazy components within until they are loaded. */
export const FallbackContext = createContext<ReactNode>(null);

/**
 * A component that is loaded, with the parts of the words that it says, when it is first drawn; `load` does so before. Where it cannot
 * be loaded, it says so in its place. Is drawn within a `LazyPart`.
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  ...words: readonly WordPart[]
) {
  const code = lazyCode(load, ...words);
  function LazyComponent(props: Props) {
    const fallback = useContext(FallbackContext);
    const { component, retry } = useLazyCode(code);
    if (retry) return <NotLoaded onRetry={retry} />;
    if (!component) return fallback;
    return <FallbackContext value={null}>{createElement(component, props)}</FallbackContext>;
  }
  return Object.assign(LazyComponent, { load: code.load });
}
