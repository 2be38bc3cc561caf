/** The address in a text that is one http(s) URL and hides no user name before its host; otherwise undefined. */
export function webLink(text: string): string | undefined {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url.href : undefined;
}
