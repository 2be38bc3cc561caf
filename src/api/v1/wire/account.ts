import * as z from 'zod/mini';

import type { Account } from '#core/run/run.ts';
import { maybeNumber, moment, number, readWire } from '../../wire/schema.ts';

const account = z.object({ balance: number, traffic: maybeNumber, traffic_expiration_at: moment });

/** Reads the account: balance in USD (text on the wire), traffic in bytes, its end in seconds. */
export function readAccount(data: unknown): Account {
  const { balance, traffic, traffic_expiration_at: expires } = readWire(account, data);
  return {
    balance,
    ...(traffic === undefined ? {} : { traffic }),
    ...(expires === undefined ? {} : { trafficExpiresAt: expires }),
  };
}
