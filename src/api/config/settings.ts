import { parseOrigin } from '#core/ids/origin.ts';

export const PLATFORM_ORIGIN = 'https://openapi.coreclaw.com';

export function settingOf(variables: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const text = variables[name];
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/**
 * Reads an absolute http(s) URL that is only an origin.
 * @param variable named in the error
 * @throws Error
 */
export function readOrigin(variable: string, text: string): string {
  const origin = parseOrigin(text);
  if (origin !== undefined) return origin;
  throw new Error(
    `${variable} must be an origin such as ${PLATFORM_ORIGIN}, without a path; it is "${text}".`,
  );
}

/** @throws Error */
export function readApiVersion(text: string): 'v1' | 'v2' {
  if (text === 'v1' || text === 'v2') return text;
  throw new Error(`VITE_API_VERSION must be "v1" or "v2"; it is "${text}".`);
}

/** @throws Error */
export function readAuthScheme(text: string): 'bearer' | 'api-key' {
  if (text === 'bearer' || text === 'api-key') return text;
  throw new Error(`VITE_AUTH_SCHEME must be "bearer" or "api-key"; it is "${text}".`);
}
