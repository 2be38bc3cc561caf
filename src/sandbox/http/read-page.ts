import { invalid } from './answer.ts';

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

/**
 * Which part of a list a v2 query requests. `offset` is a page number from 1; 0 also means page 1
 * (docs/platform.md, "Lists").
 */
export function readPage(
  { offset, limit }: Readonly<Record<string, string>>,
  otherwise = DEFAULT_LIMIT,
): { from: number; size: number } {
  const page = readWhole('offset', offset, 1);
  const size = readWhole('limit', limit, otherwise);
  if (size < 1 || size > MAX_LIMIT) throw invalid(`limit must be between 1 and ${MAX_LIMIT}`);
  return { from: (Math.max(1, page) - 1) * size, size };
}

function readWhole(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  if (!/^\d+$/.test(text)) throw invalid(`${name} must be an integer`);
  return Number(text);
}
