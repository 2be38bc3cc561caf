import { isUrl } from '#core/is-url.ts';
import { err, ok, type Result } from '#core/result.ts';

export type Address = {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
};

/** Why an address is refused: it is invalid, or it shows a place other than where it leads. */
export type AddressProblem = 'callback' | 'callbackUser' | 'callbackLookalike' | 'callbackHidden';

const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** Backslashes, which browsers treat as slashes, and characters that look like slashes. */
const LOOKALIKE = /[\\\u2044\u2215\u29F8\uFF0F\uFF3C]/u;

export function readAddress(text: string): Result<Address, AddressProblem> {
  if (HIDDEN.test(text)) return err('callbackHidden');
  const trimmed = text.trim();
  if (LOOKALIKE.test(trimmed)) return err('callbackLookalike');
  if (!isUrl(trimmed)) return err('callback');
  const { protocol, username, password, host, pathname, search, hash } = new URL(trimmed);
  // The sign alone, too: an empty name before it is gone once the address is read.
  const authority = /^[^/]*\/\/([^/?#]*)/.exec(trimmed)?.[1] ?? '';
  if (username !== '' || password !== '' || authority.includes('@')) return err('callbackUser');
  const path = `${pathname}${search}${hash}`;
  return ok({ scheme: `${protocol}//`, host, path: path === '/' ? '' : path });
}
