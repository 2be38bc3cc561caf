import { expect, it, vi } from 'vitest';

import { canPickFolder, pickFolder, saveInFolder } from './folder.ts';

/** A folder of this browser's own, empty. */
async function aFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(`folder-${crypto.randomUUID()}`, { create: true });
}

const textIn = async (folder: FileSystemDirectoryHandle, name: string) =>
  (await (await folder.getFileHandle(name)).getFile()).text();

it('saves a file into the folder that is picked, and never over another', async () => {
  const folder = await aFolder();
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folder));
  expect(canPickFolder()).toBe(true);
  const picked = await pickFolder();
  expect(picked).toBe(folder);
  expect(await saveInFolder(folder, 'rows.csv', new Blob(['one']))).toBe('rows.csv');
  expect(await saveInFolder(folder, 'rows.csv', new Blob(['two']))).toBe('rows (2).csv');
  expect(await textIn(folder, 'rows.csv')).toBe('one');
  expect(await textIn(folder, 'rows (2).csv')).toBe('two');
});

it('saves nothing where none is picked', async () => {
  vi.stubGlobal('showDirectoryPicker', () => Promise.reject(new DOMException('no', 'AbortError')));
  expect(await pickFolder()).toBeUndefined();
});
