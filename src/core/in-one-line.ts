/** Joins lines into one and marks their ends, so that separate lines are not read as one. */
export const inOneLine = (text: string): string => text.replaceAll(/\r\n|\r|\n/g, ' ⏎ ');
