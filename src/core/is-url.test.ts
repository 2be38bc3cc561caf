import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isUrl } from './is-url.ts';
import { parseUrl } from './parse-url.ts';

it.each([
  ['https://example.com', true],
  ['http://localhost:8080/a%20b?c=ü#d', true],
  ['http://localhost:8080/a b', false],
  ['https://example.com/a\tb', false],
  ['https://example.com/a\nhttps://example.com/b', false],
  ['https://example.com https://example.org', false],
  ['https://example.com,https://example.org', false],
  ['https://example.com/a,https://example.org/b', false],
  ['https://example.com/a;https://example.org/b', false],
  ['https://example.comhttps://example.org', false],
  ['https://example.com/a,b;c|d', true],
  ['https://example.com/?urls=https://a.example,https://b.example', true],
  ['https://web.archive.org/web/2020/https://example.com/', true],
  ['https://a..b', false],
  ['https://.', false],
  ['https://.example.com', false],
  ['https://exam,ple.com', false],
  ["https://example.com'", false],
  ['https://(example.com)', false],
  ['https://example.com.', true],
  ['https://my_host.example/', true],
  ['https://bücher.example/', true],
  ['https://例え.テスト/パス', true],
  ['https://例え。テスト', false],
  ['http://[::1]:8080/', true],
  ['http://[::1', false],
  ['http://[zz]/', false],
  ['https://user:pass@example.com:8443/', true],
  ['https://example.com:99999/', false],
  ['https://example.com:port/', false],
  ['https://example.com?a=1#b', true],
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

it('goes on taking letters that are not ASCII, however often it is asked', () => {
  for (let tries = 0; tries < 20_000; tries += 1) expect(isUrl('https://bücher.example/')).toBe(true);
});

it('never takes what the parser of URLs refuses, and agrees with it where no label is empty', () => {
  const label = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'x', '0', '1', '9', '-', '_'), minLength: 1, maxLength: 6 }),
    fc.constantFrom('xn--', 'xn--a', '0x1', '300', 'com', '', '%41'),
  );
  const rest = fc.oneof(
    fc.constant(''),
    fc
      .string({ unit: 'grapheme-ascii' })
      .filter((text) => !/[\s\p{Cc}]/u.test(text))
      .map((text) => `/${text}`),
  );
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), rest, (labels, path) => {
      const text = `https://${labels.join('.')}${path}`;
      const isParsed = parseUrl(text) !== undefined;
      if (!labels.includes('') && !labels.includes('%41')) expect(isUrl(text)).toBe(isParsed);
      else if (!isParsed) expect(isUrl(text)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});
