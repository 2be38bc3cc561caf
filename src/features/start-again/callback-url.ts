import { isUrl } from '#core/form/is-url.ts';
import { holdsKey } from '#core/secrets/holds-key.ts';
import type { MessageKey } from '#messages/en.ts';
import { readStored, writeStored } from '#ui/stored-json.ts';

const STORAGE_KEY = 'run-console.callback-url';

/** The callback URL that was used last in this browser. */
export function rememberedCallbackUrl(): string {
  const stored = readStored(STORAGE_KEY);
  return typeof stored === 'string' ? stored : '';
}

export function rememberCallbackUrl(url: string): void {
  writeStored(STORAGE_KEY, url);
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
