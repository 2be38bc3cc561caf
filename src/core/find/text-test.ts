import { plainText } from './plain-text.ts';

/** A function that says whether one of some texts holds what is typed, in any case and with any accents. All do where it is blank. */
export function textTest(typed: string): (texts: readonly string[]) => boolean {
  const wanted = plainText(typed.trim());
  return (texts) => wanted === '' || texts.some((text) => plainText(text).includes(wanted));
}
