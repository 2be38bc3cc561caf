import { expect, it } from 'vitest';

import { aConfig } from '#test/a-config.ts';
import { snippetOrigin } from './config.ts';

it('has snippets name the platform that answers, or nothing that anybody could reach', () => {
  const origin = 'http://127.0.0.1:7867';
  const real = { kind: 'origin', origin: 'https://openapi.coreclaw.com' } as const;
  expect(snippetOrigin(aConfig({ origin, platform: real }))).toBe('https://openapi.coreclaw.com');
  expect(snippetOrigin(aConfig({ origin, platform: { kind: 'sandbox' } }))).toBe(origin);
  expect(snippetOrigin(aConfig({ origin, platform: { kind: 'sandbox', inPage: true } }))).toBe(
    'https://sandbox.invalid',
  );
});
