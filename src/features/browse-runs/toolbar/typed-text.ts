import { useEffect, useEffectEvent, useState } from 'react';

/** Debounce in milliseconds before typed text goes into the address: browsers refuse an update per key. */
const REST = 400;

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
