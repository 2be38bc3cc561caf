import fc from 'fast-check';
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
  ['https://1.2.3.4/', true],
  ['https://1.2.3.400/', false],
  ['https://xn--a.example', false],
  ['https://a.xn--/', false],
])('takes %j for an absolute web URL: %j', (text, expected) => {
  expect(isUrl(text)).toBe(expected);
});

it('agrees with the parser of URLs', () => {
  const label = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'x', '0', '1', '9', '-', '_', '%'), maxLength: 6 }),
    fc.constantFrom('xn--', 'xn--a', '0x1', '300', 'com', ''),
  );
  const rest = fc.oneof(
    fc.constant(''),
    fc.string({ unit: 'grapheme-ascii' }).map((text) => `/${text}`),
  );
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), rest, (labels, path) => {
      const text = `https://${labels.join('.')}${path}`;
      expect(isUrl(text)).toBe(URL.canParse(text));
    }),
    { numRuns: 2_000 },
  );
});
