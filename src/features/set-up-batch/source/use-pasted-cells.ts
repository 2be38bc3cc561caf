import { useEffect, useEffectEvent } from 'react';

const TYPED_INTO = 'input, textarea, select, [contenteditable], [role="grid"], dialog';

export function usePastedCells(onText: (text: string) => void): void {
  const take = useEffectEvent(onText);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const isElsewhere = event.target instanceof Element && event.target.closest(TYPED_INTO) !== null;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isElsewhere || event.defaultPrevented || text.trim() === '') return;
      event.preventDefault();
      take(text);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
