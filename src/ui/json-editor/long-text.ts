/** Characters from which a text is inserted in several tasks, because one would block the page. */
const LONG = 200_000;

export const isLongText = (length: number): boolean => length > LONG;
