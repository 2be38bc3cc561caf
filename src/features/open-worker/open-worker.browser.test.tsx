import { useEffect, useEffectEvent } from 'react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { aRun } from '#test/a-run.ts';
import type { Run, StoreWorker } from '#core/run/run.ts';
import { renderConsole } from '#test/console.tsx';

import { OpenWorker } from './open-worker.tsx';
import { noteOpenedWorker } from './yours/recent-workers.ts';

function aWorker(named: string, title: string, description = ''): StoreWorker {
  const slug = parseWorkerSlug(named);
  if (!slug.ok) throw new Error(`${named} is no Worker`);
  return { slug: slug.value, title, description };
}

const MAPS = aWorker('coreclaw/maps', 'Google Maps Scraper', 'Places by search term');
const HOTELS = aWorker('travel/hotels', 'Hotel Prices', 'Prices of rooms');
const OWN = aWorker('me/private', 'My own crawler');

/** As the platform finds: every word has to be in it. */
const found = (all: readonly StoreWorker[], text: string) =>
  all.filter(({ title, description }) =>
    text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => `${title} ${description}`.toLowerCase().includes(word)),
  );

type Setup = {
  readonly key?: string;
  readonly store?: Api['v2']['storePage'];
  readonly search?: Api['searchStore'];
  readonly own?: readonly StoreWorker[];
  /** Until then the platform does not tell which Workers are one's own. */
  readonly ownAfter?: Promise<void>;
  readonly runs?: readonly Run[];
};

const STORE = [MAPS, HOTELS];
const onePage = (all: readonly StoreWorker[]) => (at: number) => Promise.resolve(at === 1 ? all : []);

/** What stands above the store, which is there at once. */
function Drawn({ onDrawn }: { readonly onDrawn: () => void }) {
  const tell = useEffectEvent(onDrawn);
  useEffect(() => tell(), []);
  return null;
}

async function show({ key = '', store = onePage(STORE), search, own = [], runs = [], ownAfter }: Setup = {}) {
  const searchStore = vi.fn(search ?? ((text: string) => Promise.resolve(found(STORE, text))));
  const worker = vi.fn<Api['worker']>(() => Promise.reject(new TypeError('no network in a test')));
  const api = {
    searchStore,
    worker,
    walkRuns: () => Promise.resolve({ runs }),
    runs: () => Promise.resolve({ runs, unread: [], total: runs.length }),
    v2: {
      storePage: store,
      ownWorkers: (at: number) => Promise.resolve(ownAfter).then(() => onePage(own)(at)),
    },
  };
  const onOpen = vi.fn<(path: string) => void>();
  await renderConsole(
    <OpenWorker
      onOpen={onOpen}
      renderLatest={(onDrawn) => <Drawn onDrawn={onDrawn} />}
      renderBeside={(isFirst) => isFirst && <p>a first visit</p>}
    />,
    { api, key },
  );
  const requestedWorkers = () => worker.mock.calls.map(([slug]) => slug);
  return { field: page.getByRole('combobox', { name: 'Worker' }), onOpen, searchStore, requestedWorkers };
}

beforeEach(() => {
  localStorage.clear();
});

describe('the search field', () => {
  it('opens the first hit by Enter, also before the store has answered', async () => {
    const { field, onOpen } = await show();
    await userEvent.fill(field, 'hotel');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onOpen.mock.calls).toEqual([['/workers/travel/hotels']]);
  });

  it('takes the key that leads to it for no word, also where it is there already', async () => {
    const { field } = await show();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('/coreclaw/maps');
    await expect.element(field).toHaveValue('coreclaw/maps');
  });

  it('opens nothing where something else is typed before the store has answered', async () => {
    let answer: (workers: readonly StoreWorker[]) => void = () => undefined;
    const { field, onOpen } = await show({ search: () => new Promise((resolve) => (answer = resolve)) });
    await userEvent.fill(field, 'hotel');
    await userEvent.keyboard('{Enter}');
    await userEvent.fill(field, 'hotels of');
    answer([HOTELS]);
    await expect.element(page.getByText('Searching the store…')).toBeVisible();
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('moves through what is found by the arrow keys, and opens what they have come to', async () => {
    const { field, onOpen } = await show({ search: () => Promise.resolve([MAPS, HOTELS]) });
    await userEvent.fill(field, 'anything');
    await expect.element(page.getByRole('grid', { name: 'Store' })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const active = document.getElementById(field.element().getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toContain('Hotel Prices');
    await userEvent.keyboard('{Enter}');
    expect(onOpen.mock.calls).toEqual([['/workers/travel/hotels']]);
  });

  it.each([
    ['an ID', '01KPD6M5YQADCQKGVKPDZVYC63', '/workers/01KPD6M5YQADCQKGVKPDZVYC63'],
    ['a name', 'coreclaw/maps', '/workers/coreclaw/maps'],
    ['a link', 'https://console.coreclaw.com/workers/coreclaw/maps', '/workers/coreclaw/maps'],
    [
      'the link of a run',
      'https://console.coreclaw.com/runs/01KPD6M5YQADCQKGVKPDZVYC99',
      '/runs/01KPD6M5YQADCQKGVKPDZVYC99',
    ],
  ])('opens %s at once where it is pasted, and by Enter where it is typed', async (_, text, path) => {
    const { field, onOpen, searchStore } = await show();
    const data = new DataTransfer();
    data.setData('text', text);
    field
      .element()
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    await expect.poll(() => onOpen.mock.calls).toEqual([[path]]);
    await userEvent.fill(field, text);
    await userEvent.keyboard('{Enter}');
    expect(onOpen.mock.calls).toEqual([[path], [path]]);
    expect(searchStore).not.toHaveBeenCalled();
  });

  it('tries words one by one where no Worker has all of them, the best first', async () => {
    const { field } = await show();
    await userEvent.fill(field, 'prices of maps');
    await expect.element(page.getByText(/These have some of them/)).toBeVisible();
    await expect.element(page.getByRole('gridcell').first()).toHaveTextContent('Hotel Prices');
    expect(page.getByRole('row').elements()).toHaveLength(2);
  });

  it('finds in spite of typing errors, and says that it is only near', async () => {
    const { field } = await show();
    await userEvent.fill(field, 'hotle');
    await expect.element(page.getByText('No Worker has “hotle”. These come close.')).toBeVisible();
    await expect.element(page.getByRole('link', { name: /Hotel Prices/ })).toBeVisible();
  });

  it('has no error for a word that is only not a name, nor for nothing', async () => {
    const { field, onOpen } = await show();
    await userEvent.click(field);
    await userEvent.keyboard('{Enter}');
    await userEvent.fill(field, 'xylophones');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('The store has no Worker for “xylophones”.')).toBeVisible();
    // Then there is the whole store.
    await expect.element(page.getByRole('link', { name: /Hotel Prices/ })).toBeVisible();
    expect(page.getByRole('alert').elements()).toEqual([]);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('says that an address names nothing', async () => {
    const { field } = await show();
    await userEvent.fill(field, 'https://example.com/');
    await expect.element(page.getByText('No Worker or run found at this address.')).toBeVisible();
  });

  it('finds one’s own Workers too, which the store need not have', async () => {
    const { field } = await show({ key: 'k', own: [OWN] });
    await expect.element(page.getByRole('link', { name: /My own crawler/ })).toBeVisible();
    await userEvent.fill(field, 'crawler');
    await expect.element(page.getByRole('grid').getByRole('link', { name: /My own crawler/ })).toBeVisible();
  });

  it('opens what is named where what was found cannot be drawn', async () => {
    // React reports every fault there, also one that is caught.
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // An object is nothing that React draws.
    const odd = Object.assign({}, MAPS, { title: {} });
    const { field, onOpen } = await show({ search: () => Promise.resolve([odd]) });
    await userEvent.fill(field, 'maps');
    await expect.element(page.getByText('This part stopped working')).toBeVisible();
    await userEvent.fill(field, 'coreclaw/maps');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onOpen.mock.lastCall?.[0]).toContain('coreclaw/maps');
    reported.mockRestore();
  });
});

describe('what is likely opened next', () => {
  it('is asked for once its name is typed, and not while it is being typed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { field, requestedWorkers } = await show();
    await userEvent.type(field, 'coreclaw/maps');
    await vi.advanceTimersByTimeAsync(1_000);
    await expect.poll(requestedWorkers).toEqual(['coreclaw/maps']);
  });

  it('is the first hit, and then what the arrow keys have come to', async () => {
    const { field, requestedWorkers } = await show({ search: () => Promise.resolve([MAPS, HOTELS]) });
    await userEvent.fill(field, 'anything');
    await expect.poll(requestedWorkers).toEqual(['coreclaw/maps']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(requestedWorkers).toEqual(['coreclaw/maps', 'travel/hotels']);
  });

  it('is the Worker whose link is pressed, before it is let go', async () => {
    const { requestedWorkers } = await show();
    const link = page.getByRole('link', { name: 'Hotel Prices' });
    await expect.element(link).toBeVisible();
    link.element().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await expect.poll(requestedWorkers).toEqual(['travel/hotels']);
  });
});

describe('the store', () => {
  it('is there to browse before anything is typed, to its end', async () => {
    const many = Array.from({ length: 70 }, (_, at) => aWorker(`o/w${at}`, `Worker number ${at}`));
    const pages = [many.slice(0, 20), many.slice(20, 40), many.slice(40, 60), many.slice(60)];
    await show({ store: (at) => Promise.resolve(pages[at - 1] ?? []) });
    await expect.element(page.getByRole('link', { name: /Worker number 23/ })).toBeVisible();
    await expect.element(page.getByText('60 loaded')).toBeVisible();
    for (const last of [47, 69]) {
      await userEvent.click(page.getByRole('button', { name: 'Show more' }));
      await expect.element(page.getByRole('link', { name: `Worker number ${last}` })).toBeVisible();
    }
    await expect.element(page.getByText('70 Workers')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('offers words to narrow it by from 12 Workers on', async () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      aWorker(`o/w${at}`, at < 3 ? `Hotels ${at}` : `Thing ${at}`, at < 6 ? 'with reviews' : ''),
    );
    await show({ store: onePage(many) });
    await userEvent.click(page.getByRole('button', { name: 'Hotels', exact: true }));
    await expect.element(page.getByRole('link', { name: /Thing 4/ })).not.toBeInTheDocument();
    await expect.element(page.getByRole('link', { name: /Hotels 2/ })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'All', exact: true }));
    await expect.element(page.getByRole('link', { name: /Thing 4/ })).toBeVisible();
  });

  it('that cannot be read says so in its place, and the rest works', async () => {
    const { field } = await show({
      store: () => Promise.reject(new Failure({ kind: 'unreadable', detail: 'HTML' })),
    });
    await expect.element(page.getByRole('alert')).toHaveTextContent('The answer could not be read');
    await userEvent.fill(field, 'hotel');
    await expect.element(page.getByRole('link', { name: /Hotel Prices/ })).toBeVisible();
  });

  it('of a server without API v2 is searched by words', async () => {
    await show({ store: () => Promise.reject(new Failure({ kind: 'onlyV1', status: 404 })) });
    await expect.element(page.getByText('This server passes on API v1 only')).toBeVisible();
    await expect.element(page.getByText(/Type a word above/)).toBeVisible();
    expect(page.getByRole('alert').elements()).toEqual([]);
  });
});

describe('a person’s own Workers', () => {
  it('are waited for by the store, which is read meanwhile and then there at once', async () => {
    let tell: () => void = () => undefined;
    const store = vi.fn(onePage(STORE));
    await show({ key: 'k', store, own: [OWN], ownAfter: new Promise((resolve) => (tell = resolve)) });
    await expect.poll(() => store.mock.calls.length).toBeGreaterThan(1);
    const hotels = page.getByText('Hotel Prices');
    await expect.element(hotels).toBeInTheDocument();
    expect(hotels.element().checkVisibility()).toBe(false);
    tell();
    await expect.element(page.getByText('My own crawler')).toBeVisible();
    await expect.element(hotels).toBeVisible();
  });

  it('are those opened, run and owned, with when they ran last; the star keeps one at the top', async () => {
    noteOpenedWorker(MAPS.slug);
    const run = aRun({ workerSlug: HOTELS.slug, workerTitle: 'Hotel Prices', startedAt: 1 });
    await show({ key: 'k', own: [OWN], runs: [run] });
    const mine = page.getByRole('region', { name: 'Your Workers' });
    await expect.element(mine.getByText('My own crawler')).toBeVisible();
    const titles = () =>
      mine
        .getByRole('listitem')
        .elements()
        .map((item) => item.querySelector('a')?.title);
    expect(titles()).toEqual([MAPS.slug, HOTELS.slug, OWN.slug]);
    await expect.element(mine.getByRole('link', { name: /^Hotel Prices.*\d/ })).toBeVisible();
    await userEvent.click(mine.getByRole('button', { name: 'Keep My own crawler at the top' }));
    expect(titles()).toEqual([OWN.slug, MAPS.slug, HOTELS.slug]);
    const star = mine.getByRole('button', { name: 'Keep My own crawler at the top' });
    await expect.element(star).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(star);
    expect(titles()).toEqual([MAPS.slug, HOTELS.slug, OWN.slug]);
  });

  it('are none at a first visit', async () => {
    await show();
    await expect.element(page.getByText('a first visit')).toBeVisible();
    expect(page.getByRole('region', { name: 'Your Workers' }).elements()).toEqual([]);
  });

  it('are there with a star from the store on, and keep their titles', async () => {
    await show();
    await userEvent.click(page.getByRole('button', { name: 'Keep Hotel Prices at the top' }));
    const mine = page.getByRole('region', { name: 'Your Workers' });
    await expect.element(mine.getByRole('link', { name: /Hotel Prices/ })).toBeVisible();
    expect(localStorage.getItem('run-console.starred-workers')).toContain('Hotel Prices');
  });
});
