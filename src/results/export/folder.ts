declare global {
  /** Only `var` declares a property of `globalThis`. Undefined in browsers without a folder picker. */
  var showDirectoryPicker:
    | ((options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>)
    | undefined;
}

export const canPickFolder = (): boolean => globalThis.showDirectoryPicker !== undefined;

/** Lets the user pick a folder, on a click; undefined if they cancel. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await globalThis.showDirectoryPicker?.({ mode: 'readwrite' });
  } catch {
    return undefined;
  }
}

/** Maximum number of files of one name in a folder. */
const MOST_ALIKE = 1_000;

/**
 * Saves a file into a folder under an unused name.
 * @returns its name
 * @throws DOMException if the folder is gone, full or forbidden
 */
export async function saveInFolder(
  folder: FileSystemDirectoryHandle,
  name: string,
  blob: Blob,
): Promise<string> {
  const free = await freeName(folder, name);
  const file = await folder.getFileHandle(free, { create: true });
  const writable = await file.createWritable();
  // What is written before is not there until it is closed.
  await writable.write(blob);
  await writable.close();
  return free;
}

async function freeName(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  const dot = name.lastIndexOf('.');
  for (let more = 1; more < MOST_ALIKE; more += 1) {
    const tried = more === 1 ? name : `${name.slice(0, dot)} (${more})${name.slice(dot)}`;
    if (!(await isThere(folder, tried))) return tried;
  }
  throw new DOMException('Too many files of this name', 'NoModificationAllowedError');
}

async function isThere(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'NotFoundError');
  }
}
