/** A text of several lines as one, in which their ends are seen: what stands below each other is not read as one. */
export const inOneLine = (text: string): string => text.replaceAll(/\r\n|\r|\n/g, ' ⏎ ');
