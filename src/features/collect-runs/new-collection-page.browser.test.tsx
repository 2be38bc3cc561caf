import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Link, Route, Switch } from 'wouter';

import type { Api } from '#api/operations.ts';
import type { CollectionId } from '#core/collection/collection.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { collectionPath, SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { newCollectionPath } from '#core/collection/new-collection.ts';
import { aRun } from '#test/a-run.ts';
import { err, type Result } from '#core/result.ts';
import { runHistory } from '#starts/history/run-history.ts';
import { renderConsole } from '#test/console.tsx';

import { collectionStore } from './collection-store.ts';
import { NewCollectionPage } from './new-collection-page.tsx';

const someRuns = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    aRun({ slug: `01KSFDS8XWTJME33C08XM${String(at).padStart(5, '0')}` as RunSlug, status: 'succeeded' }),
  );

/** The page at the address that names these runs, of which one by one is asked for. */
async function show(slugs: readonly RunSlug[], run: Api['run']) {
  await renderConsole(<NewCollectionPage onNeedKey={vi.fn()} />, {
    api: { run },
    config: { version: 'v2' },
    path: newCollectionPath(slugs),
  });
}

const put = (count: number) =>
  page.getByRole('button', { name: `Combine ${count === 1 ? '1 run' : `${count} runs`}` });

afterEach(() => {
  window.history.replaceState(null, '');
  vi.restoreAllMocks();
});

it('makes no collection while runs of it are still asked for', async () => {
  const [first, second] = someRuns(2);
  if (!first || !second) throw new Error('there are two');
  let give: () => void = () => undefined;
  const late = new Promise<typeof second>((resolve) => (give = () => resolve(second)));
  await show([first.slug, second.slug], (slug) => (slug === first.slug ? Promise.resolve(first) : late));
  await expect.element(put(1)).toBeDisabled();
  give();
  await expect.element(put(2)).toBeEnabled();
});

it('takes all runs that were ticked, however many, and asks for none of them', async () => {
  const all = someRuns(250);
  const run = vi.fn<Api['run']>(() => Promise.reject(new TypeError('not asked')));
  window.history.replaceState({ runs: all }, '');
  await show(
    all.map(({ slug }) => slug),
    run,
  );
  await expect.element(put(250)).toBeEnabled();
  await expect.element(put(250)).toBeInViewport();
  expect(run).not.toHaveBeenCalled();
});

it('says how many runs a link means that it does not name', async () => {
  const all = someRuns(250);
  await show(
    all.map(({ slug }) => slug),
    (slug) => Promise.resolve(aRun({ slug })),
  );
  await expect.element(page.getByText('50 more runs are meant: an address names 200 at most.')).toBeVisible();
  await expect.element(put(200)).toBeEnabled();
});

describe('a collection that is being made', () => {
  const [run = aRun()] = someRuns(1);
  const id = 'made' as CollectionId; // as the store gives them

  /** The page, and a way to leave it. */
  const showWithLink = () =>
    renderConsole(
      <>
        <Link href={SCREEN_PATHS.runs}>Leave</Link>
        <Switch>
          <Route path={SCREEN_PATHS.runs}>Another screen</Route>
          <Route path={SCREEN_PATHS.newCollection}>
            <NewCollectionPage onNeedKey={vi.fn()} />
          </Route>
        </Switch>
      </>,
      { api: { run: () => Promise.resolve(run) }, path: newCollectionPath([run.slug]) },
    );

  it('is made once, however often that is pressed', async () => {
    let give: () => void = () => undefined;
    const input = new Promise<Result<never, 'none'>>((resolve) => (give = () => resolve(err('none'))));
    vi.spyOn(runHistory, 'input').mockReturnValue(input);
    const add = vi.spyOn(collectionStore, 'add').mockResolvedValue(id);
    const screen = await showWithLink();
    await expect.element(put(1)).toBeEnabled();
    await page.getByRole('textbox', { name: 'Name' }).click();
    await userEvent.keyboard('{Enter}{Enter}');
    give();
    await expect.poll(() => screen.address()).toBe(collectionPath(id));
    expect(add).toHaveBeenCalledOnce();
  });

  it('leads nobody back who has left meanwhile', async () => {
    let give: () => void = () => undefined;
    const made = new Promise<CollectionId>((resolve) => (give = () => resolve(id)));
    const add = vi.spyOn(collectionStore, 'add').mockReturnValue(made);
    const screen = await showWithLink();
    await put(1).click();
    await expect.poll(() => add.mock.calls).toHaveLength(1);
    await screen.getByRole('link', { name: 'Leave' }).click();
    await expect.element(screen.getByText('Another screen')).toBeVisible();
    give();
    await expect.poll(() => screen.client.isMutating()).toBe(0);
    expect(screen.address()).toBe(SCREEN_PATHS.runs);
  });
});
