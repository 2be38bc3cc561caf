import { expect, it } from 'vitest';

import { collectRun } from '#core/collection/collection.ts';
import { aRun } from '#test/a-run.ts';
import { renderConsole } from '#test/console.tsx';

import { useRunNote } from './run-note.ts';

const HOUR = 3_600_000;
/** By this computer's clock its rows are deleted since an hour. */
const finishedAt = Date.now() - (7 * 24 + 1) * HOUR;
const run = collectRun(aRun({ status: 'succeeded', finishedAt, results: 480 }), undefined);

function Note() {
  return <p>note: {useRunNote()(run)}</p>;
}

it('says by the platform’s clock, once an answer has told it, whether rows are still there', async () => {
  let isSynced = false;
  // The computer is eight hours ahead.
  const serverTime = () => ({ now: Date.now() - (isSynced ? 8 * HOUR : 0), within: 0, isSynced });
  const screen = await renderConsole(<Note />, { api: { serverTime }, config: { version: 'v2' } });
  await expect.element(screen.getByText('The platform has deleted its rows')).toBeVisible();
  isSynced = true;
  await screen.rerender(<Note />);
  await expect.element(screen.getByText(/The platform keeps its rows until/)).toBeVisible();
});
