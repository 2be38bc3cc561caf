import * as z from 'zod/mini';

import type { Account } from '#core/run/run.ts';
import { moment, number, readWire } from '../../wire/schema.ts';

const account = z.object({ balance: number, balance_expiration_at: moment });

/** Reads the account: balance in USD (text on the wire), its end in seconds. v2 has no traffic. */
export function readAccount(data: unknown): Account {
  const { balance, balance_expiration_at: expires } = readWire(account, data);
  return { balance, ...(expires === undefined ? {} : { balanceExpiresAt: expires }) };
}
