import { describe, expect, it } from 'vitest';

import { readOrigin } from './settings.ts';

describe('readOrigin', () => {
  it.each([
    'openapi.coreclaw.com',
    'ftp://example.com',
    'https://example.com/api',
    'https://example.com/?a=1',
    'https://user:secret@example.com',
    "https://example.com; script-src 'unsafe-inline'",
    '',
  ])('refuses %j, which is more or less than an origin', (text) => {
    expect(() => readOrigin('VITE_API_BASE_URL', text)).toThrow(
      /^VITE_API_BASE_URL must be an origin such as /,
    );
  });
});
