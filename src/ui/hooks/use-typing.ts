import { type FocusEvent, useState } from 'react';

import { afterRelease } from './after-release.ts';

/** Whether an element is being typed into: from the first key until blur. */
export function useTyping() {
  const [isTyping, setTyping] = useState(false);
  return {
    isTyping,
    typing: {
      onInput: () => setTyping(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) afterRelease(() => setTyping(false));
      },
    },
  };
}
