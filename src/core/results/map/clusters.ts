import { type Point, sizeAt } from './mercator.ts';

/** Points that are drawn as one: where their middle is, and which they are. */
export type Cluster<P extends Point> = Point & { readonly members: readonly P[] };

/** Pixels of the side of a square whose points are drawn as one. */
const CELL = 64;

/** Puts points together that would lie over each other: each is in exactly one group. */
export function clusterPoints<P extends Point>(points: readonly P[], zoom: number): readonly Cluster<P>[] {
  const across = Math.ceil(sizeAt(zoom) / CELL);
  const cells = new Map<number, P[]>();
  for (const point of points) {
    const cell = Math.floor(point.y * across) * (across + 1) + Math.floor(point.x * across);
    const members = cells.get(cell);
    if (members) members.push(point);
    else cells.set(cell, [point]);
  }
  return [...cells.values()].map((members) => ({ ...middleOf(members), members }));
}

function middleOf(points: readonly Point[]): Point {
  let [x, y] = [0, 0];
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / points.length, y: y / points.length };
}

/** Colours that there are. */
const STEPS = 5;

/** The limits between steps of equally many numbers, from low to high: four, or fewer where many numbers are the same. */
export function stepsOf(sorted: Float64Array): readonly number[] {
  const limits = Array.from(
    { length: STEPS - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / STEPS)],
  );
  return [...new Set(limits.filter((limit) => limit !== undefined && limit > (sorted[0] ?? 0)))].flatMap(
    (limit) => limit ?? [],
  );
}

/** Which step a number is in, from 1. */
export function stepAt(number: number, limits: readonly number[]): number {
  return limits.filter((limit) => number >= limit).length + 1;
}
