/** Maximum arguments of `String.fromCharCode` that do not overflow the stack. */
const STEP = 8192;

/** Three times as fast as spread arguments, which use an iterator. `Reflect.apply` is typed `any`. */
const textOf = (bytes: Uint8Array) => Reflect.apply(String.fromCharCode, undefined, bytes) as string;

/** Encodes base64url (RFC 4648, section 5) without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += STEP) binary += textOf(bytes.subarray(at, at + STEP));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Decodes base64url; undefined for invalid text. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
