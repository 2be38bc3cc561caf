/**
 * The origin that an absolute http(s) URL names which is an origin and nothing more (`https://api.example.com`, with or without the
 * last slash); undefined for anything else.
 */
export function parseOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, href } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : undefined;
}
