import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { anOrder } from '#test/an-order.ts';
import { renderConsole } from '#test/console.tsx';

import { RunInput } from './run-input.tsx';

/** An input of whose one field nothing is kept, of a Worker without a version. */
async function show(searched: { readonly searched?: boolean }) {
  const order = anOrder({ version: '' }, { custom: {} });
  await renderConsole(
    <RunInput input={{ order, at: 1, sure: true, omitted: ['api_token'], ...searched }} />,
    { config: { version: 'v2' }, key: '' },
  );
}

it.each([
  ['it looks like a secret', { searched: true }, /^Left out, because it looks like a secret: api_token/],
  ['it could not be looked at', { searched: false }, /secret or could not be looked at for any: api_token/],
  ['of one of both, where an earlier build kept it', {}, /secret or could not be looked at for any/],
])('says that a field is left out because %s', async (_, searched, words) => {
  await show(searched);
  await expect.element(page.getByText(words)).toBeVisible();
});
