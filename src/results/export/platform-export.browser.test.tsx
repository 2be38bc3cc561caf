import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { renderConsole } from '#test/console.tsx';

import { PlatformExported, usePlatformExport } from './platform-export.tsx';

const addressUntil = (time: number) => `https://files.example.com/a.csv?Expires=${Math.round(time / 1_000)}`;

type Shown = {
  readonly addresses: readonly string[];
  /** Whether the platform has told its time; else there is this computer's only. */
  readonly isSynced?: boolean;
};

/** A button that has the platform write a file, whose addresses are these, one after the other. */
async function show({ addresses, isSynced = true }: Shown) {
  const platformFile = vi.fn(() => Promise.resolve(addresses[platformFile.mock.calls.length - 1] ?? ''));
  const source = {
    names: { name: 'run', at: 0 },
    platformFile,
  } as unknown as Parameters<typeof usePlatformExport>[0]; // no more is looked at
  function Shown() {
    const made = usePlatformExport(source, () => undefined);
    return (
      <>
        <button type="button" onClick={() => made.mutate({ format: 'csv', columns: [] })}>
          Export
        </button>
        {made.data && <PlatformExported exported={made.data} />}
      </>
    );
  }
  const serverTime = () => ({ now: Date.now(), within: 120_000, isSynced });
  await renderConsole(<Shown />, { api: { serverTime }, key: '' });
  const opened = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await page.getByRole('button', { name: 'Export' }).click();
  return { platformFile, opened };
}

const MINUTE = 60_000;

it('asks once more for an address that worked no more when it was given', async () => {
  const addresses = [addressUntil(Date.now() - 5 * MINUTE), addressUntil(Date.now() + 10 * MINUTE)];
  const { platformFile, opened } = await show({ addresses });
  await expect.element(page.getByText(/The download has started/)).toBeInTheDocument();
  expect([platformFile.mock.calls.length, opened.mock.calls.length]).toEqual([2, 1]);
});

it('says that nothing was downloaded where the platform gives no address that works', async () => {
  const over = addressUntil(Date.now() - 5 * MINUTE);
  const { opened } = await show({ addresses: [over, over] });
  await expect.element(page.getByText(/Nothing was downloaded/)).toBeInTheDocument();
  expect(opened).not.toHaveBeenCalled();
});

it.each([
  ['a minute ago by the time of the platform, which could be behind', { since: MINUTE, isSynced: true }],
  ['long ago by a clock that nobody has told to be right', { since: 300 * MINUTE, isSynced: false }],
])('opens an address that ended %s', async (_, { since, isSynced }) => {
  const { platformFile, opened } = await show({ addresses: [addressUntil(Date.now() - since)], isSynced });
  await expect.element(page.getByText(/The download has started/)).toBeInTheDocument();
  expect([platformFile.mock.calls.length, opened.mock.calls.length]).toEqual([1, 1]);
});

it('says until which day an address works that does not end today', async () => {
  await show({ addresses: [addressUntil(new Date(2099, 2, 5, 0, 20).getTime())] });
  await expect.element(page.getByText(/Its address works until 5 Mar 2099.*00:20:00/)).toBeInTheDocument();
});
