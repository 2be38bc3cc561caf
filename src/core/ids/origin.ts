/**
 * The origin in an absolute http(s) URL that consists of an origin only (`https://api.example.com`,
 * optional trailing slash); undefined for anything else.
 */
export function parseOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, href } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : undefined;
}
