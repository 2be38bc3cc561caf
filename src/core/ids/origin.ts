import { parseUrl } from '#core/parse-url.ts';

/**
 * The origin in an absolute http(s) URL that consists of an origin only (`https://api.example.com`,
 * optional trailing slash); undefined for anything else.
 */
export function parseOrigin(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === undefined) return undefined;
  const { protocol, origin, href } = url;
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : undefined;
}
