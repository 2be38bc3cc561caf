import { isUrl } from '#core/is-url.ts';
import { err, ok, type Result } from '#core/result.ts';

/** Where the platform is to send something, as the browser reads it. */
export type Address = {
  /** Up to the host: `https://`. */
  readonly scheme: string;
  /** In Punycode, with a port that is not the usual one. */
  readonly host: string;
  /** What comes after the host; empty for the root alone. */
  readonly path: string;
};

/** Why an address is not taken: it is none, or what it shows is not where it leads. */
export type AddressProblem = 'callback' | 'callbackUser' | 'callbackLookalike' | 'callbackHidden';

/** Control characters, marks of direction, and characters without a width. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** A backslash, which browsers take for a slash, and signs that look like slashes and are none. */
const LOOKALIKE = /[\\\u2044\u2215\u29F8\uFF0F\uFF3C]/u;

/** Reads an absolute http or https address; spaces around it do not count. */
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
