import { type Point, sizeAt } from './mercator.ts';

export type Cluster<P extends Point> = Point & { readonly members: readonly P[] };

/** Pixels: points in a square of this side are drawn as one. */
const CELL = 64;

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
