import { isUrl } from './is-url.ts';

const WITHOUT_SCHEME = /^(?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?)$/u;

/** Turns `www.example.com/a` into `https://www.example.com/a`; returns other text unchanged. */
export function withScheme(text: string): string {
  const [, rest] = WITHOUT_SCHEME.exec(text) ?? [];
  return rest !== undefined && isUrl(`https://${rest}`) ? `https://${rest}` : text;
}
