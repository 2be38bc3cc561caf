import { useState } from 'react';

import { readAmount } from '../cost/read-amount.ts';

/**
 * The text of an amount in USD, and what it means: 0 is no limit, undefined is no amount. `refuse` says so.
 * @param offer stands there until something is typed
 */
export function useAmount(offer = 0) {
  const [typed, setText] = useState<string>();
  const text = typed ?? (offer > 0 ? String(offer) : '');
  const [isWrong, setWrong] = useState(false);
  const onText = (now: string) => {
    setText(now);
    setWrong(false);
  };
  return { usd: readAmount(text), refuse: () => setWrong(true), field: { text, isWrong, onText } };
}
