import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clusterPoints } from './clusters.ts';
import { stepAt, stepsOf } from './colour-steps.ts';
import { areaBetween, sizeAt, toPlace, toPoint, viewOfAll } from './mercator.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const anyPoint = fc.record({ x: unit, y: unit });

describe('the map', () => {
  it('leads from a place to a point and back', () => {
    const place = fc.record({
      latitude: fc.double({ min: -85, max: 85, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, (there) => {
        const back = toPlace(toPoint(there));
        expect(back.latitude).toBeCloseTo(there.latitude, 6);
        expect(back.longitude).toBeCloseTo(there.longitude, 6);
      }),
    );
  });

  it('keeps poles at its edge', () => {
    expect(toPoint({ latitude: 90, longitude: 180 })).toEqual({ x: 1, y: expect.closeTo(0, 6) as number });
  });

  it('has an area between two corners, whichever they are', () => {
    const [a, b] = [toPoint({ latitude: 50, longitude: 10 }), toPoint({ latitude: 40, longitude: 20 })];
    const degrees = [10, 40, 20, 50].map((degree) => expect.closeTo(degree, 6) as number);
    expect(areaBetween(a, b)).toEqual(degrees);
    expect(areaBetween({ x: b.x, y: a.y }, { x: a.x, y: b.y })).toEqual(degrees);
  });

  it('shows all points at once, as near as that goes', () => {
    const size = { width: 800, height: 500 };
    fc.assert(
      fc.property(fc.array(anyPoint, { minLength: 1 }), (points) => {
        const { x, y, zoom } = viewOfAll(points, size);
        if (zoom === 0) return;
        for (const point of points) {
          expect(Math.abs(point.x - x) * sizeAt(zoom)).toBeLessThanOrEqual(size.width / 2);
          expect(Math.abs(point.y - y) * sizeAt(zoom)).toBeLessThanOrEqual(size.height / 2);
        }
      }),
    );
    expect(viewOfAll([], size)).toMatchObject({ zoom: 1 });
  });
});

describe('groups of points', () => {
  it('hold each point exactly once, and have their middle among them', () => {
    fc.assert(
      fc.property(fc.array(anyPoint), fc.integer({ min: 0, max: 16 }), (points, zoom) => {
        const clusters = clusterPoints(points, zoom);
        const members = clusters.flatMap((cluster) => cluster.members);
        expect(members).toHaveLength(points.length);
        expect(new Set(members)).toEqual(new Set(points));
        for (const { x, members: own } of clusters) {
          expect(x).toBeGreaterThanOrEqual(Math.min(...own.map((point) => point.x)) - 1e-9);
          expect(x).toBeLessThanOrEqual(Math.max(...own.map((point) => point.x)) + 1e-9);
        }
      }),
    );
  });

  it('are fewer the farther one is away', () => {
    const points = Array.from({ length: 500 }, (_, n) => ({ x: (n * 0.618) % 1, y: (n * 0.414) % 1 }));
    expect(clusterPoints(points, 0).length).toBeLessThan(clusterPoints(points, 4).length);
  });
});

it('colours go from low to high in steps of equally many', () => {
  const limits = stepsOf(Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  expect(limits).toEqual([3, 5, 7, 9]);
  expect([1, 3, 6, 10].map((number) => stepAt(number, limits))).toEqual([1, 2, 3, 5]);
  expect(stepsOf(Float64Array.from([4, 4, 4]))).toEqual([]);
});
