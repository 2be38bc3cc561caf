import type { Dialect } from '../dialect.ts';
import { SHARED_CODES } from '../wire/shared-codes.ts';
import * as requests from './requests.ts';
import { startRunRequest } from './run-request.ts';

export const v2: Dialect = {
  kindOfCode: (code) => SHARED_CODES.get(code),
  publicPath: requests.proxyRegionsRequest().path,
  versionRequired: false,
  detailNeedsKey: true,
  listsMonths: true,
  requests: { startRun: startRunRequest, run: requests.runRequest, results: requests.resultsRequest },
  loadWorkerReader: () => import('./worker.ts'),
  loadOperations: () => import('./operations.ts'),
};
