import { isUrl } from '#core/is-url.ts';
import { findLooseSecret } from '#core/secrets/find-secrets.ts';
import { holdsKey } from '#core/secrets/own-key.ts';
import { TEXT } from '#core/stored/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedCallbackUrl = openEntry(STORED.callbackUrl, TEXT);

/** The callback URL that was used last in this browser; one with a secret, which earlier versions kept, is forgotten. */
export function rememberedCallbackUrl(): string {
  const stored = storedCallbackUrl.read();
  if (!stored.ok) return '';
  if (!isSecret(stored.value)) return stored.value;
  storedCallbackUrl.write('');
  return '';
}

/** Remembers a callback URL for the next start; one that holds a token or a password is not, and nor is the one before it. */
export function rememberCallbackUrl(url: string, key: string | undefined): void {
  storedCallbackUrl.write(isSecret(url, key) ? '' : url);
}

const isSecret = (url: string, key?: string) => findLooseSecret('callbackUrl', url, key) !== undefined;

/**
 * What is wrong with a callback URL, which these two starts need; undefined where nothing is.
 * @param key the API key, which must not leave in it
 */
export function callbackUrlProblem(text: string, key: string | undefined): MessageKey | undefined {
  if (text === '') return 'again.callback.missing';
  if (!isUrl(text)) return 'again.callback.malformed';
  return holdsKey(text, key) ? 'again.callback.key' : undefined;
}
