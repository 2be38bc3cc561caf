import { toOptionsDraft } from '#core/options/options-draft.ts';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { type Draft } from '#core/draft/draft.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { loadWords } from '#messages/i18n.ts';
import { renderConsole } from '#test/console.tsx';
import { pressAsItComes } from '#test/press.ts';

import { presetStore } from './preset-store.ts';
import { PresetsDialog } from './presets-dialog.tsx';

const descriptor = readDescriptor({
  version: 'v1',
  parameters: {
    custom: {
      properties: [
        { name: 'city', type: 'string', editor: 'input', title: 'City' },
        {
          ...{ name: 'keywords', type: 'array', editor: 'stringList', title: 'Search terms | 搜索词' },
          default: ['a', 'b'],
        },
        { name: 'login_cookie', type: 'string', editor: 'textarea', title: 'Cookie' },
      ],
    },
  },
});

const aDraft = (): Draft => ({
  workerVersion: 'v1',
  parameters: [],
  values: defaultValues(descriptor.parameters),
  options: toOptionsDraft(defaultOptions(descriptor)),
});

const KEY = 'no-look-of-a-key-1';

/** As if every preset held these. */
const inForm = (): Draft => ({
  ...aDraft(),
  values: valuesFromCustom(descriptor.parameters, {
    keywords: manyTerms,
    login_cookie: 'session=0123456789abcdef',
  }),
});
const manyTerms = Array.from({ length: 302 }, (_, at) => `term ${at}`);

let workers = 0;
const noted = () => undefined;

/** The dialog of a Worker that has no presets yet. */
async function renderDialog(draft = aDraft()): Promise<WorkerSlug> {
  const worker = `someone/worker-${(workers += 1)}` as WorkerSlug;
  await renderConsole(
    <PresetsDialog
      {...{ worker, descriptor }}
      current={() => draft}
      onApply={noted}
      inForm={inForm}
      renderMore={() => null}
      onClose={noted}
    />,
    { key: KEY },
  );
  return worker;
}

/** Holds back what the storage is asked by a method until it is let go. */
function holdBack(method: 'list' | 'put'): () => void {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const work = presetStore[method] as (...given: unknown[]) => Promise<never>;
  vi.spyOn(presetStore, method).mockImplementation(async (...given: unknown[]) => {
    await gate;
    return work(...given);
  });
  return letGo;
}

const nameField = page.getByLabelText('Preset name');
const list = page.getByRole('list', { name: 'Presets of this Worker' });

beforeAll(() => loadWords('presets'));
it('saves under a name that was given before the presets were read', async () => {
  const letGo = holdBack('list');
  await renderDialog();
  await userEvent.fill(nameField, 'Weekly');
  await userEvent.keyboard('{Enter}');
  letGo();
  await expect.element(list.getByText('Weekly', { exact: true })).toBeVisible();
  await expect.element(nameField).toHaveValue('');
});

it('names a field that holds the API key, and keeps no preset with it', async () => {
  const entries = new Map([['city', { kind: 'value', value: `Oslo ${KEY}` }] as const]);
  const worker = await renderDialog({ ...aDraft(), values: { entries, extras: new Map() } });
  await expect.element(page.getByRole('checkbox', { name: 'City' })).toBeDisabled();
  await expect.element(page.getByText('Contains your API key', { exact: false })).toBeVisible();
  await userEvent.fill(nameField, 'Weekly');
  await userEvent.keyboard('{Enter}');
  await expect.element(list.getByText('Weekly', { exact: true })).toBeVisible();
  const stored = await presetStore.list(worker);
  expect(
    JSON.stringify(stored, (_, part: unknown) => (part instanceof Map ? [...part] : part)),
  ).not.toContain(KEY);
});

it('saves once what is asked for twice', async () => {
  const letGo = holdBack('list');
  const worker = await renderDialog();
  await userEvent.fill(nameField, 'Weekly');
  await userEvent.keyboard('{Enter}{Enter}');
  letGo();
  await expect.element(list.getByText('Weekly', { exact: true })).toBeVisible();
  await expect.element(page.getByRole('status').first()).toHaveTextContent('Saved');
  expect((await presetStore.list(worker)).presets).toHaveLength(1);
});

it('keeps the next name that is typed while one is saved', async () => {
  await renderDialog();
  const letGo = holdBack('put');
  await userEvent.fill(nameField, 'Weekly');
  await userEvent.keyboard('{Enter}');
  await userEvent.fill(nameField, 'Monthly');
  letGo();
  await expect.element(list.getByText('Weekly', { exact: true })).toBeVisible();
  await expect.element(nameField).toHaveValue('Monthly');
});

it('replaces a preset that came meanwhile only once the person was told', async () => {
  const worker = await renderDialog();
  await expect.element(page.getByText(/^None yet/)).toBeVisible();
  await presetStore.put(worker, {
    id: 'of another tab',
    name: 'Weekly',
    draft: { ...aDraft(), workerVersion: 'v9' },
    omitted: [],
    imported: false,
    at: 0,
  });
  const versions = async () =>
    (await presetStore.list(worker)).presets.map(({ draft }) => draft.workerVersion);
  await userEvent.fill(nameField, 'Weekly');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('status').first()).toHaveTextContent(/replace/i);
  expect(await versions()).toEqual(['v9']);
  await userEvent.click(page.getByRole('button', { name: 'Replace preset' }));
  await expect.element(nameField).toHaveValue('');
  expect(await versions()).toEqual(['v1']);
});

it('gives another name to what another tab has kept meanwhile, and none to what it has deleted', async () => {
  const worker = await renderDialog();
  await userEvent.fill(nameField, 'Weekly');
  await userEvent.keyboard('{Enter}');
  await expect.element(list.getByText('Weekly', { exact: true })).toBeVisible();
  const listPresets = async () => (await presetStore.list(worker)).presets;
  const rename = async (name: string, next: string) => {
    await userEvent.click(page.getByRole('button', { name: `Rename ${name}` }));
    await userEvent.fill(page.getByLabelText('New name'), next);
    return () => userEvent.keyboard('{Enter}');
  };
  const toMonthly = await rename('Weekly', 'Monthly');
  for (const preset of await listPresets())
    await presetStore.put(worker, { ...preset, draft: { ...preset.draft, workerVersion: 'v9' } });
  await toMonthly();
  await expect.element(list.getByText('Monthly', { exact: true })).toBeVisible();
  expect((await listPresets()).map(({ name, draft }) => [name, draft.workerVersion])).toEqual([
    ['Monthly', 'v9'],
  ]);
  const toDaily = await rename('Monthly', 'Daily');
  for (const { id } of await listPresets()) await presetStore.remove(worker, id);
  await toDaily();
  await expect.element(page.getByText(/^None yet/)).toBeVisible();
  expect(await listPresets()).toEqual([]);
});

it('does not put a deleted preset back by the press that comes as Undo does', async () => {
  const worker = await renderDialog();
  await userEvent.fill(nameField, 'Weekly');
  await userEvent.keyboard('{Enter}');
  pressAsItComes('Undo');
  await userEvent.click(page.getByRole('button', { name: 'Delete Weekly' }));
  await expect.element(page.getByText('Press again')).toBeVisible();
  expect((await presetStore.list(worker)).presets).toEqual([]);
  await userEvent.click(page.getByRole('button', { name: 'Undo' }));
  await expect.element(list.getByText('Weekly', { exact: true })).toBeVisible();
});

it('says what a preset holds before it is applied, and no secret of it', async () => {
  await renderDialog();
  await page.getByLabelText('Preset name').fill('Weekly');
  await page.getByRole('button', { name: 'Save preset' }).click();
  const list = page.getByRole('list', { name: 'Presets of this Worker' });
  await expect.element(list).toHaveTextContent('Search terms: 302 rows · Cookie: •••');
});
