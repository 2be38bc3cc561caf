import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { API_HEADERS, pageHeaders } from './answer-headers.ts';

const POLICY = 'Content-Security-Policy';

const written = (value: string) => (/^[\w-]+$/.test(value) ? value : `"${value}"`);

it.each<[sample: string, line: (name: string, value: string) => string]>([
  ['deploy/nginx.conf', (name, value) => `  add_header ${name} ${written(value)} always;\n`],
  ['deploy/Caddyfile', (name, value) => `\t\t${name} ${written(value)}\n`],
])('%s says the same of the page and of the API as `npm start`', (sample, line) => {
  const text = readFileSync(sample, 'utf8');
  const [ofPage, ofApi] = [pageHeaders('same-origin'), API_HEADERS];
  const policies = [ofPage, ofApi].map((headers) => written(headers[POLICY] ?? ''));
  const lines = Object.entries({ ...ofPage, ...ofApi }).flatMap(([name, value]) =>
    name === POLICY ? [] : [line(name, value)],
  );
  expect([...policies, ...lines].filter((one) => !text.includes(one))).toEqual([]);
});
