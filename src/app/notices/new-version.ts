import { useEffect, useState } from 'react';

/** Minimum milliseconds between two checks for a new build. */
const PAUSE = 180_000;

const ENTRY = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"/;

async function isOtherBuildThere(fetch: typeof globalThis.fetch): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  const root = new URL(import.meta.env.BASE_URL, window.location.origin);
  try {
    const answer = await fetch(root, { cache: 'no-store', redirect: 'error' });
    const entry = answer.ok ? ENTRY.exec(await answer.text())?.[1] : undefined;
    return own !== undefined && entry !== undefined && new URL(entry, root).href !== own;
  } catch {
    return false;
  }
}

/**
 * Whether a new build exists. Checked when a code chunk fails to load, and when the tab becomes visible
 * after a while.
 */
export function useNewVersion(): { readonly isThere: boolean; readonly dismiss: () => void } {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (import.meta.env.DEV) return undefined;
    let looked = Date.now();
    const look = async () => {
      looked = Date.now();
      if (await isOtherBuildThere(window.fetch.bind(window))) setThere(true);
    };
    const lookAgain = () => {
      if (document.visibilityState === 'visible' && Date.now() - looked > PAUSE) void look();
    };
    const lookAtOnce = () => void look();
    window.addEventListener('vite:preloadError', lookAtOnce);
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      window.removeEventListener('vite:preloadError', lookAtOnce);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, []);
  return { isThere, dismiss: () => setThere(false) };
}
