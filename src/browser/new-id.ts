import { toBase64Url } from '#core/bytes/base64-url.ts';

/** A unique ID in URL-safe letters. `crypto.randomUUID` is missing on insecure pages. */
export const newId = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(12)));
