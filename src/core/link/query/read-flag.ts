const FLAGS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

export function readFlag(text: string): boolean | undefined {
  return FLAGS.get(text.trim().toLowerCase());
}
