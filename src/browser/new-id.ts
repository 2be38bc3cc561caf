import { toBase64Url } from '#core/bytes/base64-url.ts';

/** A name that nothing else has, in letters that addresses can hold. `crypto.randomUUID` gives none on a page that is not served safely. */
export const newId = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(12)));
