import { startedRunReader } from '../../wire/started-run.ts';

export const readStartedRun = startedRunReader(['run_slug', 'run_id', 'slug', 'id']);
