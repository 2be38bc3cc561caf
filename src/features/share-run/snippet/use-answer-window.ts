import { useState } from 'react';

import { type AnswerWindow, MOST_IN_ANSWER, USUAL_IN_ANSWER } from '#api/answer-window.ts';
import { COUNT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedAnswerSize = openEntry(STORED.answerSize, COUNT);

/** The window of a synchronous answer: the last chosen size in this browser, from the first page. */
export function useAnswerWindow(): readonly [AnswerWindow, (window: AnswerWindow) => void] {
  const [chosen, setChosen] = useState<AnswerWindow>(() => {
    const stored = storedAnswerSize.read();
    const isSize =
      stored.ok && Number.isInteger(stored.value) && stored.value >= 1 && stored.value <= MOST_IN_ANSWER;
    return { size: isSize ? stored.value : USUAL_IN_ANSWER, page: 1 };
  });
  const choose = (next: AnswerWindow) => {
    storedAnswerSize.write(next.size);
    setChosen(next);
  };
  return [chosen, choose];
}
