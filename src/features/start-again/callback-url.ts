import { isUrl } from '#core/form/is-url.ts';
import { holdsKey } from '#core/secrets/holds-key.ts';
import { TEXT } from '#core/stored/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedCallbackUrl = openEntry(STORED.callbackUrl, TEXT);

/** The callback URL that was used last in this browser. */
export function rememberedCallbackUrl(): string {
  const stored = storedCallbackUrl.read();
  return stored.ok ? stored.value : '';
}

export function rememberCallbackUrl(url: string): void {
  storedCallbackUrl.write(url);
}

/**
 * What is wrong with a callback URL, which these two starts need; undefined where nothing is.
 * @param key the API key, which must not leave in it
 */
export function callbackUrlProblem(text: string, key: string | undefined): MessageKey | undefined {
  if (text === '') return 'again.callback.missing';
  if (!isUrl(text)) return 'again.callback.malformed';
  return key !== undefined && holdsKey(text, key) ? 'again.callback.key' : undefined;
}
