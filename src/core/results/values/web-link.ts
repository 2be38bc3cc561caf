import { parseUrl } from '#core/parse-url.ts';

/** The address in a text that is one http(s) URL and hides no user name before its host; otherwise undefined. */
export function webLink(text: string): string | undefined {
  const url = /^https?:\/\/\S+$/i.test(text) ? parseUrl(text) : undefined;
  return url?.username === '' && url.password === '' ? url.href : undefined;
}
