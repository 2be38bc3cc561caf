import type { Dialect } from '../dialect.ts';
import { kindOfCode } from './codes.ts';
import * as requests from './requests.ts';
import { startRunRequest } from './run-request.ts';

export const v1: Dialect = {
  kindOfCode,
  publicPath: requests.proxyRegionsRequest().path,
  versionRequired: true,
  detailNeedsKey: false,
  listsMonths: false,
  requests: { startRun: startRunRequest, run: requests.runRequest, results: requests.resultsRequest },
  loadWorkerReader: () => import('./worker.ts'),
  loadOperations: () => import('./operations.ts'),
};
