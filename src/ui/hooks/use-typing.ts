import { type FocusEvent, useState } from 'react';

import { afterRelease } from './after-release.ts';

/** Tells whether something in an element is being typed into: from the first key until it is left. */
export function useTyping() {
  const [isTyping, setTyping] = useState(false);
  return {
    isTyping,
    /** For the element. */
    typing: {
      onInput: () => setTyping(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) afterRelease(() => setTyping(false));
      },
    },
  };
}
