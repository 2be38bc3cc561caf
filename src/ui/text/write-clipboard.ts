/**
 * Writes a text to the clipboard. Pass text that is still being created as a promise at once: browsers
 * allow writing only right after a user action.
 */
export async function writeClipboard(text: string | Promise<string>): Promise<void> {
  if (typeof text === 'string') return navigator.clipboard.writeText(text);
  const type = 'text/plain';
  const blob = text.then((made) => new Blob([made], { type }));
  return navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
}
