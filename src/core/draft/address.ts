/**
 * With a scheme of any kind; or with one that browsers know, which read it with backslashes and without slashes, too. Each repetition
 * is bounded or ends before its own start, so that a long text is read in linear time.
 */
const WITH_SCHEME = /[a-z][a-z\d+.-]{0,20}:\/\/\S|\b(?:https?|wss?|ftp):[\\/]{0,9}[^\s\\/]/i;
const E_MAIL = /[^\s@]@[^\s@]+\.[^\s@.]/;
const BARE_HOST =
  /(?:^|[^\p{L}\p{N}@._-])(?:(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,24}|\d{1,3}(?:\.\d{1,3}){3}|localhost)(?:(?::\d{1,5})?\/\S|:\d{2,5}(?![\p{L}\p{N}]))/iu;

export const holdsAddress = (text: string): boolean =>
  WITH_SCHEME.test(text) || E_MAIL.test(text) || BARE_HOST.test(text);

/** A host and nothing else, and no name of a file. */
const HOST =
  /^(?:(?:[\p{L}\p{N}-]+[.。])+\p{L}{2,24}(?<!\.(?:csv|json|txt))|\d+(?:\.\d+){3}|\[[\da-f:.]+\])$/iu;

export const isHost = (text: string): boolean => HOST.test(text);

/** White space, quotes and brackets, but not those of an IPv6 number; a comma, a semicolon or a bar before another address. */
const BETWEEN = /(?:[\s"'<>`(){}]|(?<!\/\/)\[|\](?![:/]|$))+|[,;|](?=[a-z][a-z\d+.-]{0,20}:\/\/)/i;

export const addressesIn = (text: string): readonly string[] =>
  holdsAddress(text) ? text.split(BETWEEN).filter(holdsAddress) : [];

export const isOfWeb = (address: string): boolean =>
  WITH_SCHEME.test(address) ? /^https?:/i.test(address) : !E_MAIL.test(address);

const PARTS = /^(?:[a-z][a-z\d+.-]{0,20}:(?!\d))?[\\/]{0,9}(?:[^/?#@\\]*@)?(?<host>\[[^\]]*\]|[^/?#:\\]*)/;

/**
 * Receiver of an address: its host in lower case; for e-mail the whole address, because many people share
 * a host.
 */
export function receiverOf(address: string): string {
  const text = address.trim().toLowerCase();
  if (!WITH_SCHEME.test(text) && E_MAIL.test(text)) return text;
  return PARTS.exec(text)?.groups?.['host'] ?? text;
}
