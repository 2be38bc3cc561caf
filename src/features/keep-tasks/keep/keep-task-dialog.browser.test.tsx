import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import type { Draft } from '#core/draft/draft.ts';
import { OWN, setFromOutside } from '#core/draft/provenance.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import { anOrder } from '#test/an-order.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';

import { removeOwnCap, setOwnCap } from '#starts/cost/own-cap.ts';
import { renderConsole } from '#test/console.tsx';

import { SaveTaskDialog } from '../task/save-task-dialog.tsx';
import { CheckedDraft, KeepTaskDialog } from './keep-task-dialog.tsx';
import { withOrder } from './task-of-order.ts';

const descriptor = aDescriptor();
const { version, parameters } = descriptor;
const system = { max_total_charge: 2, proxy_region: 'US', of_its_own: 1 };
const task = aSavedTask({ version, input: { system, custom: {} } });

/** The form of a task with these options, about to be saved to it. */
async function open(set: Partial<OptionsDraft>, task: SavedTask | undefined, outside: Partial<Draft> = {}) {
  const changeTaskInput = vi.fn<Api['v2']['changeTaskInput']>(() => Promise.resolve());
  const v2 = { task: () => Promise.resolve(task ?? aSavedTask()), changeTaskInput };
  const options = { ...toOptionsDraft(defaultOptions(descriptor)), maxCharge: '2', ...set };
  const draft: Draft = {
    workerVersion: version,
    parameters: [],
    options,
    values: defaultValues(parameters),
    ...outside,
  };
  const nothing = () => undefined;
  const place = { onNeedKey: nothing, onClose: nothing };
  const form = { worker: anOrder().worker, descriptor, current: () => draft, ...place };
  await renderConsole(
    task ? (
      <CheckedDraft {...form}>
        {(order, note) => (
          <SaveTaskDialog
            {...{ before: task, after: withOrder(task, order, descriptor), note, ...place }}
            {...{ onRead: nothing, onTheirs: nothing, onSaved: nothing, onMadeAnew: nothing }}
          />
        )}
      </CheckedDraft>
    ) : (
      <KeepTaskDialog {...form} onSaved={nothing} />
    ),
    { api: { v2 } },
  );
  return { changeTaskInput };
}

async function save(proxyRegion: string) {
  const { changeTaskInput } = await open({ proxyRegion }, task);
  await expect.element(page.getByRole('rowheader', { name: 'Proxy region' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => changeTaskInput).toHaveBeenCalledOnce();
  return changeTaskInput.mock.lastCall?.[1].system;
}

it('takes the proxy region off a task where the form has none', async () => {
  const { proxy_region: _, ...others } = system;
  expect(await save('')).toEqual(others);
});

it('gives a task the proxy region of the form', async () => {
  expect(await save('DE')).toEqual({ ...system, proxy_region: 'DE' });
});

it('names the maximum charge that is saved as its field does, and in money', async () => {
  await open({ maxCharge: '0' }, task);
  await expect.element(page.getByRole('row', { name: 'Maximum charge $2.00 No limit' })).toBeVisible();
});

it('takes no limit off a task that runs by itself', async () => {
  await open({ maxCharge: '0' }, { ...task, isScheduled: true });
  await expect.element(page.getByText('Set a maximum charge before it runs by itself.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Save' })).toBeDisabled();
});

it('says before a task is saved that runs by itself that it may cost more than the person wants to spend on a run', async () => {
  const worker = anOrder().worker;
  setOwnCap(worker, 3);
  await open({ maxCharge: '50' }, { ...task, worker, isScheduled: true });
  await expect.element(page.getByText(/a run may cost \$50\.00: over your limit of \$3\.00/)).toBeVisible();
  removeOwnCap(worker);
});

it('describes what a task keeps, and begins at its title', async () => {
  await open({}, undefined);
  const dialog = page.getByRole('dialog', { name: 'Save as task' });
  await expect.element(dialog).toHaveAccessibleDescription(/on the platform/);
  await expect.element(page.getByRole('textbox', { name: 'Title' })).toHaveFocus();
});

describe('of what came from outside', () => {
  const hook = 'https://collect.example/in';
  const values: Draft['values'] = {
    ...defaultValues(parameters),
    extras: new Map([['webhook_url', hook]]),
  };
  const fromOutside = (source: 'link' | 'task'): Partial<Draft> => ({
    values,
    provenance: setFromOutside(OWN, { source, values, fields: ['webhook_url'], options: {} }, parameters),
  });

  it('asks about it by name and value before a task is made of it', async () => {
    await open({}, undefined, fromOutside('link'));
    await expect.element(page.getByRole('dialog', { name: /^Save values from outside/ })).toBeVisible();
    await expect.element(page.getByText(/webhook_url/)).toBeVisible();
    await expect.element(page.getByText(hook)).toBeVisible();
    await page.getByRole('button', { name: 'Save in the task' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  });

  it('asks before it is saved to a task, but not about what came from that', async () => {
    await open({}, task, fromOutside('link'));
    await expect.element(page.getByText(hook)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('asks nothing about what is one’s own, or the task’s own', async () => {
    await open({ proxyRegion: 'DE' }, task, fromOutside('task'));
    await expect.element(page.getByRole('rowheader', { name: 'Proxy region' })).toBeVisible();
  });
});
