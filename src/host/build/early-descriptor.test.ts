import { expect, it } from 'vitest';

import { schemaRequest } from '#api/v2/requests.ts';
import { workerRequest } from '#api/v1/requests.ts';
import { parseWorkerSlug, WORKER_SLUG } from '#core/ids/worker-ref.ts';
import type { ApiRequest } from '#core/request/api-request.ts';

import { earlyDescriptor } from './early-descriptor.ts';

const ORIGIN = 'https://openapi.coreclaw.com';
const REQUEST = { v1: workerRequest, v2: schemaRequest };

function urlOf({ path, query = {} }: ApiRequest): string {
  const url = new URL(path, ORIGIN);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

it.each(['v1', 'v2'] as const)('asks for what the page would ask for, in %s', (apiVersion) => {
  const { descriptor = '', slash = '' } = earlyDescriptor({ apiOrigin: ORIGIN, apiVersion });
  for (const text of ['coreclaw/google-maps-scraper', 'some.body/a_b-c', '01KSFDS8XWTJME33C08XMCR6B9']) {
    const slug = parseWorkerSlug(text);
    if (!slug.ok) throw new Error(`${text} is no slug`);
    expect(descriptor.replace('{slug}', text.replace('/', slash))).toBe(
      urlOf(REQUEST[apiVersion](slug.value)),
    );
  }
});

it('asks the origin of the page where that answers, and nobody where the page is its own sandbox', () => {
  expect(earlyDescriptor({ apiOrigin: 'same-origin', apiVersion: 'v1' })).toEqual({
    descriptor: '/api/scraper?slug={slug}',
    slash: '%2F',
    slug: WORKER_SLUG.source,
  });
  expect(earlyDescriptor({ apiOrigin: 'sandbox', apiVersion: 'v1' })).toEqual({});
});
