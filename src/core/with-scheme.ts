import { isUrl } from './is-url.ts';

/** A host with a dot in it, and perhaps a path. */
const WITHOUT_SCHEME = /^(?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?)$/u;

/** `www.example.com/a` as `https://www.example.com/a`; any other text as it is. */
export function withScheme(text: string): string {
  const [, rest] = WITHOUT_SCHEME.exec(text) ?? [];
  return rest !== undefined && isUrl(`https://${rest}`) ? `https://${rest}` : text;
}
