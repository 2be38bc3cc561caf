import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { err } from '#core/result.ts';
import { anyWebUrl } from '#test/any-web-url.ts';
import {
  parseWorkerRef,
  parseWorkerSlug,
  readWorkerPath,
  workerBatchPath,
  workerPath,
  type WorkerSlug,
} from './worker-ref.ts';

const ID = '01KPD6M5YQADCQKGVKPDZVYC63';
const PATH = 'coreclaw/google-maps-scraper';
const RUN = '01KSFDS8XWTJME33C08XMCR6B9';

describe('parseWorkerRef', () => {
  it.each([
    ['an ID', ID, ID],
    ['an ID in lower case', ID.toLowerCase(), ID],
    ['owner/name', PATH, PATH],
    ['owner~name', 'coreclaw~google-maps-scraper', PATH],
    ['what stands in blanks', `  ${PATH}\n`, PATH],
    ['what stands in quotes', `"${PATH}"`, PATH],
    ['what stands in angle brackets', `<https://console.coreclaw.com/scraper/${ID}>`, ID],
    ['a zero-width space at its end', `${ID}\u200B`, ID],
    ['an owner with a dot', 'data.team/prices', 'data.team/prices'],
    ['a console page by ID', `https://console.coreclaw.com/scraper/${ID}`, ID],
    ['a console page by ID, deeper', `https://console.coreclaw.com/scraper/${ID}/input?tab=json`, ID],
    ['a console page by path', `https://console.coreclaw.com/workers/${PATH}`, PATH],
    ['a console page without a word before', `https://console.coreclaw.com/${PATH}`, PATH],
    ['a console page without a scheme', `console.coreclaw.com/scraper/${ID}`, ID],
    ['a store page', `https://www.coreclaw.com/store/${PATH}`, PATH],
    ['a store page by ID behind another word', `https://coreclaw.com/store/detail/${ID}`, ID],
    ['a console query: slug', `https://console.coreclaw.com/run?slug=${encodeURIComponent(PATH)}`, PATH],
    ['a console query: scraper_slug', `https://console.coreclaw.com/new?a=1&scraper_slug=${ID}`, ID],
    ['a console query: workerId', `https://console.coreclaw.com/new?workerId=${ID.toLowerCase()}`, ID],
    ['an API v1 address', `https://openapi.coreclaw.com/api/scraper?slug=${PATH}`, PATH],
    ['an API v1 address of a local server', `http://127.0.0.1:7867/api/scraper?slug=${PATH}`, PATH],
    [
      'an API v2 address by path',
      'https://openapi.coreclaw.com/api/v2/workers/coreclaw~google-maps-scraper/input-schema',
      PATH,
    ],
    ['an API v2 address by ID', `https://openapi.coreclaw.com/api/v2/workers/${ID}/runs`, ID],
    ['an API path alone', `/api/v2/workers/${ID}`, ID],
    ['a link of this console', `https://runs.example.org/workers/${PATH}`, PATH],
    ['a link of this console in a folder', `https://example.org/tools/run-console/workers/${PATH}`, PATH],
    ['a link of this console without a scheme', `localhost:7867/workers/${PATH}`, PATH],
    ['a path of this console', `/workers/${ID}`, ID],
    ['an escaped path of this console', '/workers/coreclaw%2Fgoogle-maps-scraper', PATH],
  ])('finds the Worker in %s', (_, text, slug) => {
    expect(parseWorkerRef(text)).toEqual({ ok: true, value: { slug } });
  });

  it.each([
    [`https://runs.example.org/workers/${PATH}#v1.abc_-`, PATH, '#v1.abc_-'],
    [`http://127.0.0.1:7867/workers/${ID}?lang=zh#v1.abc`, ID, '?lang=zh#v1.abc'],
    [`/workers/${PATH}#v1.abc`, PATH, '#v1.abc'],
    [`localhost:7867/workers/${PATH}#v1.abc`, PATH, '#v1.abc'],
  ])('keeps what a link of this console carries: %s', (text, slug, link) => {
    expect(parseWorkerRef(text)).toEqual({ ok: true, value: { slug, link } });
  });

  it.each([
    `https://console.coreclaw.com/workers/${PATH}?tab=runs#top`,
    `http://127.0.0.1:7867/api/scraper?slug=${PATH}`,
  ])('leaves what another site put into its link: %s', (text) => {
    expect(parseWorkerRef(text)).toEqual({ ok: true, value: { slug: PATH } });
  });

  it.each([
    `https://runs.example.org/runs/${RUN}`,
    `/runs/${RUN.toLowerCase()}#log`,
    `https://console.coreclaw.com/runs/${RUN}?scraper_slug=${ID}`,
    `https://openapi.coreclaw.com/api/v2/worker-runs/${RUN}/result?offset=1`,
  ])('tells a run from a Worker: %s', (text) => {
    expect(parseWorkerRef(text)).toEqual({ ok: false, error: { kind: 'run', slug: RUN } });
  });

  it.each(['', '   ', '\n\t', '""', '\u200B'])('says that there is nothing in %j', (text) => {
    expect(parseWorkerRef(text)).toEqual({ ok: false, error: { kind: 'empty' } });
  });

  it.each([
    'google maps',
    'google-maps-scraper',
    'a/b/c',
    '/',
    'https://',
    'https://example.org/',
    'https://github.com/coreclaw/google-maps-scraper',
    `https://console.coreclaw.com/tasks/${ID}`,
    'https://console.coreclaw.com/settings/api/keys',
    'https://runs.example.org/workers/only-owner',
    `javascript:alert("${ID}")`,
    `${ID}X`,
    '81KPD6M5YQADCQKGVKPDZVYC63',
    '../workers',
    'owner/../name',
    `${ID}\n${ID}`,
    '%E0%A4%A/x',
    'https://runs.example.org/workers/%E0%A4%A/x',
  ])('refuses %j', (text) => {
    expect(parseWorkerRef(text)).toEqual({ ok: false, error: { kind: 'malformed' } });
  });

  it.each([
    ['blanks inside', `a${' '.repeat(1_000_000)}b`],
    ['points before a path', `${'.'.repeat(1_000_000)}/b`],
  ])('gives up at once on a million %s', (_, text) => {
    expect(parseWorkerRef(text)).toEqual(err({ kind: 'malformed' }));
  });

  it('gives every text a Worker or a reason', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      anyWebUrl,
      fc.constantFrom('/', '~', '#', '?slug=', 'https://', 'workers/', 'runs/', '%', '\u0000', ID, PATH),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const ref = parseWorkerRef(pieces.join(''));
        if (ref.ok)
          expect(parseWorkerRef(ref.value.slug)).toEqual({ ok: true, value: { slug: ref.value.slug } });
        else expect(['empty', 'malformed', 'run']).toContain(ref.error.kind);
      }),
    );
  });
});

describe('parseWorkerSlug', () => {
  it.each([ID, ID.toLowerCase(), PATH, 'a/b', 'A1/b_c.d-e'])('takes %s as it is', (text) => {
    expect(parseWorkerSlug(text)).toEqual({ ok: true, value: text });
  });

  it.each(['', ' ', 'a', 'a/', '/b', 'a/b/c', 'a~b', ' a/b', '../b', 'a/b?c', `${ID}/`])(
    'refuses %j',
    (text) => {
      expect(parseWorkerSlug(text)).toEqual({ ok: false, error: 'malformed' });
    },
  );
});

describe('workerPath', () => {
  it.each([
    [ID, `/workers/${ID}`],
    [PATH, `/workers/${PATH}`],
  ])('leads to the page of %s', (text, path) => {
    const slug = parseWorkerSlug(text);
    expect(slug.ok && workerPath(slug.value)).toBe(path);
  });
});

describe('the path of a Worker’s page', () => {
  const id = '01KPD6M5YQADCQKGVKPDZVYC63';

  it.each([
    ['/workers/owner/name', { slug: 'owner/name', isBatch: false }],
    ['/workers/owner/name/batch', { slug: 'owner/name', isBatch: true }],
    [`/workers/${id}/batch/`, { slug: id, isBatch: true }],
    // A Worker may be called so.
    ['/workers/owner/batch', { slug: 'owner/batch', isBatch: false }],
    ['/workers/owner/batch/batch', { slug: 'owner/batch', isBatch: true }],
    ['/workers/owner/name/runs', undefined],
    ['/workers/%E0%A4', undefined],
    ['/runs', undefined],
  ])('names the Worker and its tab: %s', (path, place) => {
    expect(readWorkerPath(path)).toEqual(place);
  });

  it('is read as it is written', () => {
    const slug = 'owner/name' as WorkerSlug; // as `parseWorkerSlug` gives it
    expect(readWorkerPath(workerPath(slug))).toEqual({ slug, isBatch: false });
    expect(readWorkerPath(workerBatchPath(slug))).toEqual({ slug, isBatch: true });
  });
});
