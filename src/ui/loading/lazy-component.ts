import { type ComponentType, lazy } from 'react';

import { loadWords, type WordPart } from '#messages/i18n.ts';

/**
 * A component that is loaded, with the parts of the words that it says, when it is first drawn; `load` does so before. Is
 * drawn within a `LazyPart`.
 */
export function lazyComponent<Props>(
  load: () => Promise<ComponentType<Props>>,
  ...words: readonly WordPart[]
) {
  const loadAll = async () => {
    const [component] = await Promise.all([load(), ...words.map(loadWords)]);
    return { default: component };
  };
  return Object.assign(lazy(loadAll), { load: loadAll });
}
