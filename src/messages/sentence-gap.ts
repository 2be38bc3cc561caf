import { currentLanguage } from './language.ts';

/** Gap between two sentences: a Chinese full stop is as wide as one with a space. */
export const sentenceGap = (): string => (currentLanguage() === 'en' ? ' ' : '');

export const sentences = (...said: readonly (string | false | undefined)[]): string =>
  said.filter(Boolean).join(sentenceGap());
