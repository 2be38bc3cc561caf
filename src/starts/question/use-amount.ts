import { useState } from 'react';

import { readAmount } from '../cost/read-amount.ts';

/** The text of an amount in USD, and what it means: 0 is no limit, undefined is no amount. `refuse` says so. */
export function useAmount(offer = 0) {
  const [text, setText] = useState(offer > 0 ? String(offer) : '');
  const [isWrong, setWrong] = useState(false);
  const onText = (typed: string) => {
    setText(typed);
    setWrong(false);
  };
  return { usd: readAmount(text), refuse: () => setWrong(true), field: { text, isWrong, onText } };
}
