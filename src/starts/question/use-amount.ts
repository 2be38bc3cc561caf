import { useState } from 'react';

import { readAmount } from '../cost/read-amount.ts';

/**
 * An amount text in USD and its value: 0 is no limit, undefined is invalid. `refuse` shows that.
 * @param offer initial value until the person types
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
