import { useEffect } from 'react';

import type { RunState } from '#core/run/run-state.ts';

type TabState = RunState | 'empty';

/** Signs of the tab icon, on a background that reads on light and dark tab bars. */
const SIGN: Record<TabState, { readonly colour: string; readonly path: string }> = {
  ready: { colour: '#566373', path: 'M8 16h.01M16 16h.01M24 16h.01' },
  running: { colour: '#2456c8', path: 'M12 9l12 7-12 7z' },
  succeeded: { colour: '#1a7a4c', path: 'M8 17l6 6 11-13' },
  empty: { colour: '#8a5a00', path: 'M16 8v10M16 23h.01' },
  failed: { colour: '#b3261e', path: 'M10 10l12 12M22 10L10 22' },
  aborting: { colour: '#8a5a00', path: 'M11 11h10v10H11z' },
  aborted: { colour: '#566373', path: 'M11 11h10v10H11z' },
  limited: { colour: '#8a5a00', path: 'M11 11h10v10H11z' },
  unknown: { colour: '#566373', path: 'M16 8v10M16 23h.01' },
};

/** The icon of a state as an address that the Content-Security-Policy allows. */
function stateIcon(state: TabState): string {
  const { colour, path } = SIGN[state];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/>` +
    `<path d="${path}" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function useStatusIcon(state: TabState): void {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (!link) return;
    const own = link.href;
    link.href = stateIcon(state);
    return () => {
      link.href = own;
    };
  }, [state]);
}
