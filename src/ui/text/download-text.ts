import { downloadBlob } from './download-blob.ts';

/** Offers a text as a file to save. */
export function downloadText(name: string, text: string, type = 'application/json'): void {
  downloadBlob(name, new Blob([text], { type }));
}
