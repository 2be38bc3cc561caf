import type { ResultPage } from '#core/run/run.ts';
import { readResultPage as readUsualPage } from '../../wire/results.ts';
import { withUsualNames } from './usual-names.ts';

/** Reads a page of results; `data: null` is an empty one. */
export function readResultPage(data: unknown): ResultPage {
  return readUsualPage(withUsualNames(data, { count: ['total'] }));
}
