import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { aDescriptor } from '#test/a-descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import { entryFromValue } from '#core/form/reading/entry-text.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Json } from '#core/json/json.ts';

import ShareDialog from './share-dialog.tsx';

const descriptor = aDescriptor();

/** The dialog over a form with these in place of the Worker's defaults; `null` clears a field. */
async function show(custom: Readonly<Record<string, Json>>) {
  const entries = descriptor.parameters.flatMap((parameter) => {
    const value = custom[parameter.name];
    if (value === null) return [];
    const entry = value === undefined ? defaultEntry(parameter) : entryFromValue(parameter, value);
    return entry ? [[parameter.name, entry] as const] : [];
  });
  const source = {
    worker: 'coreclaw/google-maps-scraper' as WorkerSlug, // parsed elsewhere
    descriptor,
    built: buildCustom(descriptor.parameters, { entries: new Map(entries), extras: new Map() }),
    options: defaultOptions(descriptor),
  };
  await render(<ShareDialog source={source} onClose={vi.fn()} />);
}

/** The link that "Copy link" copies. */
async function copied(): Promise<string> {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await page.getByRole('button', { name: 'Copy link' }).click();
  const text = write.mock.calls[0]?.[0] ?? '';
  write.mockRestore();
  return decodeURIComponent(text);
}

it('names what a readable link cannot hold, and makes one without it by "Leave it out"', async () => {
  await show({ lang: null, place: 'Oslo' });
  await page.getByRole('radio', { name: 'Everything' }).click();
  await page.getByRole('radio', { name: 'Readable and editable' }).click();
  const status = page.getByText(/^This format cannot hold|^Its values appear/);
  await expect.element(status).toHaveTextContent(/This format cannot hold Lang/);
  await expect.element(page.getByRole('button', { name: 'Copy link' })).not.toBeInTheDocument();

  await page.getByRole('button', { name: 'Leave it out' }).click();
  await expect.element(status).toHaveTextContent('Its values appear in the address');
  await expect.element(page.getByRole('checkbox', { name: 'Lang' })).not.toBeChecked();
  const link = await copied();
  expect(link).toContain('custom.place=Oslo');
  expect(link).toContain('version=v1.0.5');
  expect(link).not.toContain('custom.lang');
});
