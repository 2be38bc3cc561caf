import { describe, expect, it } from 'vitest';
import { aSandbox } from '#test/a-sandbox.ts';

describe('GET /api/store', () => {
  const slugs = async (query: string) => {
    const { data } = await aSandbox().get(`/api/store?${query}`);
    return (data as { scraper: { slug: string }[] }).scraper.map(({ slug }) => slug);
  };

  it('gives slug, title and description of what matches', async () => {
    expect(await aSandbox().get('/api/store?search=maps')).toEqual({
      status: 200,
      code: 0,
      message: 'success',
      data: {
        scraper: [
          {
            slug: 'coreclaw/google-maps-scraper',
            title: 'Google Maps Scraper',
            description:
              'Places from Google Maps by search term or by URL: names, addresses, phones, ratings, opening hours.',
          },
        ],
      },
    });
  });

  it.each([
    ['title, whatever the case', 'search=HOTEL', ['travel-data/hotel-prices']],
    ['description', 'search=mailto', []],
    ['every word', 'search=prices+hotel', ['travel-data/hotel-prices']],
    ['Chinese text', `search=${encodeURIComponent('去重')}`, ['data-bench/dedup-rows']],
    ['a slug', 'search=press-room', ['press-room/news-monitor']],
    ['an ID', 'search=01KPD6M5YQADCQKGVKPDZVYC63', ['coreclaw/google-maps-scraper']],
  ])('searches by %s', async (_, query, expected) => {
    expect(await slugs(query)).toEqual(expected);
  });

  it('gives ten at most, or as many as asked for', async () => {
    expect(await slugs('search=e')).toHaveLength(10);
    expect(await slugs('search=e&limit=3')).toHaveLength(3);
    expect(await slugs('search=e&limit=50')).toHaveLength(14);
  });

  it.each(['', 'search=', 'search=%20', 'search=e&limit=0', 'search=e&limit=x'])(
    'refuses ?%s',
    async (query) => {
      expect(await aSandbox().get(`/api/store?${query}`)).toMatchObject({
        status: 400,
        code: 4000,
        data: null,
      });
    },
  );
});

describe('GET /api/scraper', () => {
  it.each(['coreclaw/google-maps-scraper', '01KPD6M5YQADCQKGVKPDZVYC63', '01kpd6m5yqadcqkgvkpdzvyc63'])(
    'gives the descriptor of %s',
    async (slug) => {
      const { status, code, data } = await aSandbox().get(`/api/scraper?slug=${encodeURIComponent(slug)}`);
      expect({ status, code }).toEqual({ status: 200, code: 0 });
      expect(data).toMatchObject({ version: 'v1.0.5', parameters: { system: { memory: 512 } } });
    },
  );

  it('refuses an unknown Worker', async () => {
    expect(await aSandbox().get('/api/scraper?slug=coreclaw/nothing')).toEqual({
      status: 404,
      code: 50001,
      message: 'scraper does not exist',
      data: null,
    });
  });

  it('refuses the slug of a run, of a Task, and none', async () => {
    const sandbox = aSandbox();
    const run = await sandbox.start();
    for (const slug of [run, '01KQ3T7AD4M5WNZ8V6C2XJRGEB', '']) {
      expect(await sandbox.get(`/api/scraper?slug=${slug}`)).toMatchObject({ status: 400, code: 4000 });
    }
  });
});

describe('GET /api/proxy/region', () => {
  it('lists codes and names', async () => {
    const { data } = await aSandbox().get('/api/proxy/region');
    expect((data as { list: unknown[] }).list.slice(0, 2)).toEqual([
      { code: 'US', name: 'United States' },
      { code: 'CN', name: 'China' },
    ]);
  });
});

it('answers other paths of the API with 4040', async () => {
  const sandbox = aSandbox();
  expect(await sandbox.get('/api/nothing')).toEqual({
    status: 404,
    code: 4040,
    message: 'not found',
    data: null,
  });
  expect(await sandbox.get('/api/v3/store?keyword=maps')).toMatchObject({ status: 404, code: 4040 });
});
