const FLAGS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** What a text in a query says of something that is on or off; undefined where it says neither. */
export function readFlag(text: string): boolean | undefined {
  return FLAGS.get(text.trim().toLowerCase());
}
