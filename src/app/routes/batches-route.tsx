import { Redirect } from 'wouter';

import { BATCHES_PATH } from '#core/ids/screen-paths.ts';

/** Batches stand among the runs. */
export default function BatchesRoute() {
  return <Redirect to={BATCHES_PATH} replace />;
}
