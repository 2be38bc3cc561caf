import { useEffect, useEffectEvent } from 'react';

/** Ctrl+Enter, or Cmd+Enter on a Mac, from anywhere on the screen; not while a dialog is open over it. */
export function useStartShortcut(start: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const asked = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat;
    if (!asked || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    start();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
