/**
 * Puts a text on the clipboard. One that is still being made has to be promised at once: browsers let a page write only
 * where a person has just asked for it.
 */
export async function writeClipboard(text: string | Promise<string>): Promise<void> {
  if (typeof text === 'string') return navigator.clipboard.writeText(text);
  const type = 'text/plain';
  const blob = text.then((made) => new Blob([made], { type }));
  return navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
}
