import { type ComponentType, createContext, createElement, type ReactNode, useContext } from 'react';

import type { WordPart } from '#messages/i18n.ts';

import { lazyCode, useLazyCode } from './lazy-code.ts';
import { NotLoaded } from './not-loaded.tsx';

export const FallbackContext = createContext<ReactNode>(null);

/**
 * A component that loads with its messages on first render, or earlier by `load`. Shows load errors in
 * place. Render it within a `LazyPart`.
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
