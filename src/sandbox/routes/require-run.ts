import type { JsonObject } from '#core/json/json.ts';
import { invalid, noSuchRun } from '../http/answer.ts';
import { requireText } from '../http/read-body.ts';
import type { SandboxRun } from '../runs/run.ts';
import { findRun, findWorker, type World } from '../world/world.ts';

/** The run that `run_slug` names. A Worker's slug is an invalid parameter. */
export function requireRun(world: World, body: JsonObject): SandboxRun {
  return requireRunOf(world, requireText(body, 'run_slug'));
}

/** The run of this slug. A Worker's slug is an invalid parameter. */
export function requireRunOf(world: World, slug: string): SandboxRun {
  const run = findRun(world, slug);
  if (run !== undefined) return run;
  throw findWorker(world, slug) === undefined
    ? noSuchRun()
    : invalid('run_slug must be a run, not a scraper');
}
