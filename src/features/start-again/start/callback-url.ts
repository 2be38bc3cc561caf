import { isUrl } from '#core/is-url.ts';
import { findLooseSecret } from '#core/secrets/find-secrets.ts';
import { holdsKey } from '#core/secrets/own-key.ts';
import { TEXT } from '#core/stored/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedCallbackUrl = openEntry(STORED.callbackUrl, TEXT);

/** The last callback URL in this browser; forgets one with a secret, which earlier versions stored. */
export function rememberedCallbackUrl(): string {
  const stored = storedCallbackUrl.read();
  if (!stored.ok) return '';
  if (!isSecret(stored.value)) return stored.value;
  storedCallbackUrl.write('');
  return '';
}

/**
 * Remembers a callback URL for the next start. If it contains a token or a password, stores neither it nor
 * the previous one.
 */
export function rememberCallbackUrl(url: string, key: string | undefined): void {
  storedCallbackUrl.write(isSecret(url, key) ? '' : url);
}

const isSecret = (url: string, key?: string) => findLooseSecret('callbackUrl', url, key) !== undefined;

/**
 * The problem with a callback URL, which both starts need; undefined if there is none.
 * @param key the API key, which the URL must not contain
 */
export function callbackUrlProblem(text: string, key: string | undefined): MessageKey | undefined {
  if (text === '') return 'again.callback.missing';
  if (!isUrl(text)) return 'again.callback.malformed';
  return holdsKey(text, key) ? 'again.callback.key' : undefined;
}
