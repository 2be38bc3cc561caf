import { expect, it } from 'vitest';
import { isUrl } from './is-url.ts';

it.each([
  ['https://example.com', true],
  ['http://localhost:8080/a b?c=ü#d', true],
  ['HTTPS://EXAMPLE.COM', true],
  [' https://example.com ', true],
  ['example.com', false],
  ['//example.com', false],
  ['https:example.com', false],
  ['https://', false],
  ['https://exa mple.com', false],
  ['ftp://example.com', false],
  ['javascript:alert(1)', false],
  ['see https://example.com', false],
  ['', false],
])('takes %j for an absolute web URL: %j', (text, expected) => {
  expect(isUrl(text)).toBe(expected);
});
