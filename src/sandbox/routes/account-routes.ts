import type { Hono } from 'hono';
import { success } from '../http/answer.ts';
import { viewRun } from '../runs/run.ts';
import { balanceOf, type World } from '../world/world.ts';

const TRAFFIC_QUOTA = 10 * 1024 ** 3;
const THIRTY_DAYS = 30 * 86_400_000;

export function addAccountRoutes(app: Hono, world: World): void {
  app.post('/api/v1/account/info', () => {
    const now = world.now();
    const used = world.state.runs.reduce((sum, run) => sum + viewRun(run, now).traffic, 0);
    return success({
      balance: balanceOf(world).toFixed(2),
      traffic: Math.max(0, TRAFFIC_QUOTA - used),
      traffic_expiration_at: Math.floor((now + THIRTY_DAYS) / 1000),
    });
  });
}
