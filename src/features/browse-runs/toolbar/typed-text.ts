import { useEffect, useEffectEvent, useState } from 'react';

/** Milliseconds of rest after which what is typed stands in the address: browsers refuse to be told it at each key. */
const REST = 400;

/** A text that is typed here and kept in the address; a change of the address itself wins. */
export function useTypedText(
  address: string,
  write: (text: string) => void,
): readonly [text: string, setText: (text: string) => void] {
  const [typed, setTyped] = useState({ text: address, from: address });
  const text = typed.from === address ? typed.text : address;
  const tell = useEffectEvent(() => {
    setTyped({ text, from: text });
    write(text);
  });
  useEffect(() => {
    if (text === address) return undefined;
    const timer = window.setTimeout(() => tell(), REST);
    return () => window.clearTimeout(timer);
  }, [text, address]);
  return [text, (next) => setTyped({ text: next, from: address })];
}
