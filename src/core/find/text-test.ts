import { plainText } from './plain-text.ts';

export function textTest(typed: string): (texts: readonly string[]) => boolean {
  const wanted = plainText(typed.trim());
  return (texts) => wanted === '' || texts.some((text) => plainText(text).includes(wanted));
}
