import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';

import {
  checkUp,
  isErrorRow,
  storedCheckUp,
  type RunMeasure,
  runMeasurer,
  errorColumn,
  isAgainstUsual,
} from './check-up.ts';

const FINE = aRun({ status: 'succeeded', results: 100 });

const filled = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts));

const measure = (at: number, overrides: Partial<RunMeasure> = {}): RunMeasure => ({
  ...{ run: `run-${at}`, at, rows: 100, errorRows: 0, input: 7 },
  filled: filled({ title: 100, phone: 92 }),
  ...overrides,
});
const usual = Array.from({ length: 7 }, (_, at) => measure(at));

describe('a run that is looked at', () => {
  it('is fine where it gave what its Worker usually gives', () => {
    expect(checkUp(FINE, measure(9), usual)).toEqual({
      ...{ findings: [], heldAgainst: 5, enough: true, sameInput: true },
    });
  });
  it('says which column is filled far below the usual', () => {
    const { findings } = checkUp(FINE, measure(9, { filled: filled({ title: 100, phone: 11 }) }), usual);
    expect(findings).toEqual([{ kind: 'column', key: 'phone', share: 0.11, usual: 0.92 }]);
  });
  it('sees a slow decline, since the newest two are not what is usual', () => {
    const declining = [
      ...usual,
      ...[10, 11].map((at) => measure(at, { filled: filled({ title: 100, phone: 30 }) })),
    ];
    const { findings } = checkUp(FINE, measure(12, { filled: filled({ title: 100, phone: 11 }) }), declining);
    expect(findings).toMatchObject([{ key: 'phone', usual: 0.92 }]);
  });
  it('says that it is thin, empty, at a limit, or full of errors', () => {
    expect(checkUp(FINE, measure(9, { rows: 12, filled: filled({}) }), usual).findings).toEqual([
      { kind: 'thin', rows: 12, usual: 100 },
    ]);
    expect(checkUp(FINE, measure(9, { rows: 0, filled: filled({}) }), usual).findings).toEqual([
      { kind: 'empty' },
    ]);
    expect(checkUp(FINE, measure(9, { errorRows: 40 }), []).findings).toEqual([
      { kind: 'errorRows', rows: 40, of: 100 },
    ]);
    const limited = aRun({ status: 'failed', errorMessage: 'max_total_charge reached' });
    expect(checkUp(limited, measure(9), []).findings).toEqual([{ kind: 'limit' }]);
  });
  it('tells which column says what went wrong', () => {
    const rows = [
      { title: 'a', error_code: '' },
      { url: 'b', error_code: null, error: 'timeout' },
    ];
    expect(errorColumn(rows)).toBe('error');
    expect(errorColumn([{ success: false, message: 'no' }])).toBeUndefined();
  });
  it('speaks of the usual only where something is not as usual', () => {
    expect(isAgainstUsual(checkUp(FINE, measure(9, { rows: 0, filled: filled({}) }), usual))).toBe(false);
    expect(isAgainstUsual(checkUp(FINE, measure(9, { rows: 12, filled: filled({}) }), usual))).toBe(true);
  });
  it('says nothing of what is usual without enough runs and rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { maxLength: 6 }),
        fc.nat(200),
        fc.nat(100),
        (earlier, rows, phone) => {
          const runs = earlier.map((count, at) => measure(at, { rows: count }));
          const { findings, enough } = checkUp(FINE, measure(9, { rows, filled: filled({ phone }) }), runs);
          expect(enough).toBe(false);
          expect(findings.filter(({ kind }) => kind === 'thin' || kind === 'column')).toEqual([]);
        },
      ),
    );
    const few = measure(9, { rows: 20, filled: filled({}) });
    const small = usual.map((run) => ({ ...run, rows: 25 }));
    expect(checkUp(FINE, few, small).findings).toEqual([]);
  });
  it('is held against no run that was asked for something else, nor one that came after', () => {
    const other = measure(9, { rows: 12, input: 8, filled: filled({}) });
    expect(checkUp(FINE, other, usual)).toMatchObject({ findings: [], heldAgainst: 0 });
    expect(checkUp(FINE, measure(3), usual).heldAgainst).toBe(1);
  });
  it('of which nobody knows what it was asked for is held against such runs only, and that is told', () => {
    const unknown = ({ input: _, ...run }: RunMeasure): RunMeasure => run;
    const thin = unknown(measure(9, { rows: 12, filled: filled({}) }));
    expect(checkUp(FINE, thin, usual).findings).toEqual([]);
    expect(checkUp(FINE, thin, usual.map(unknown))).toMatchObject({
      findings: [{ kind: 'thin', rows: 12, usual: 100 }],
      sameInput: false,
    });
  });
});

describe('a run in a list', () => {
  const slug = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // is one
  const run = aRun({ slug, status: 'succeeded', results: 100 });
  const own = measure(9, { run: slug, filled: filled({ title: 100, phone: 11 }) });
  const kinds = (of: Parameters<typeof storedCheckUp>[0], measures: readonly RunMeasure[]) =>
    storedCheckUp(of, measures)?.findings.map(({ kind }) => kind);

  it('says what was found when its rows were read', () => {
    expect(kinds(run, [...usual, own])).toEqual(['column']);
  });
  it('says nothing where its rows were never read, but that it gave none', () => {
    expect(kinds(run, usual)).toBeUndefined();
    expect(kinds({ ...run, results: 0 }, [])).toEqual(['empty']);
  });
  it('says that one gave none which does not tell how many, only where its rows were read', () => {
    const silent = withoutFigure(run, 'results');
    expect(kinds(silent, [])).toBeUndefined();
    expect(kinds(silent, [{ ...own, rows: 0, filled: filled({}) }])).toEqual(['empty']);
  });
  it('says nothing that its state says', () => {
    expect(kinds({ ...run, status: 'failed', results: 0 }, [])).toBeUndefined();
    const limited = { ...run, status: 'failed', errorMessage: 'max_total_charge reached' } as const;
    expect(kinds(limited, [measure(9, { run: slug })])).toBeUndefined();
    expect(kinds({ ...run, status: 'running', results: 0 }, [])).toBeUndefined();
  });
});

describe('a row that tells of an error', () => {
  it.each([
    { error: 'Page not found', url: 'https://a.example' },
    { url: 'https://a.example', status_code: 404, error_message: 'x' },
    { success: false, message: 'blocked', input: 'x' },
    { errorMessage: 'x' },
  ])('is seen: %o', (row) => {
    expect(isErrorRow(row)).toBe(true);
  });
  it.each([
    { title: 'Errors', url: 'https://a.example' },
    { title: 'Cafe', error: '' },
    { title: 'Cafe', error: 'no phone' },
    { url: 'https://a.example', status: 'ok' },
    { success: true, error: false, url: 'x' },
    { status: 'Open 24 hours', url: 'x' },
    {},
  ])('is no other row: %o', (row) => {
    expect(isErrorRow(row)).toBe(false);
  });
  it('is counted, beside what each column holds', () => {
    const measurer = runMeasurer();
    [{ a: 1, b: '' }, { a: 0 }, { error: 'x' }].forEach(measurer.take);
    expect(measurer.measured()).toEqual({ rows: 3, errorRows: 1, filled: filled({ a: 2, error: 1 }) });
  });
});
