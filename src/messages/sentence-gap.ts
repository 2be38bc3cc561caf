import { currentLanguage } from './language.ts';

/** What stands between two sentences: a full stop in Chinese is as wide as a blank behind it. */
export const sentenceGap = (): string => (currentLanguage() === 'en' ? ' ' : '');

/** Those that are said, one behind the other. */
export const sentences = (...said: readonly (string | false | undefined)[]): string =>
  said.filter(Boolean).join(sentenceGap());
