import { receiverOf } from '../address.ts';
import type { StartReason } from './start-reason.ts';

export type CountedReason = { readonly reason: StartReason; readonly rows: number };

type AddressReason = Extract<StartReason, { readonly kind: 'address' | 'callback' }>;

const isAddress = (reason: StartReason): reason is AddressReason =>
  reason.kind === 'address' || reason.kind === 'callback';

const numberOf = ({ count = 1 }: AddressReason) => count;

/**
 * Groups the reasons for confirmation: addresses first, merged per receiver with a count, rarest first, so
 * that one among many is noticed. Others keep their order.
 */
export function gatherAddresses(counted: readonly CountedReason[]): readonly StartReason[] {
  const gathered = new Map<string, AddressReason>();
  for (const { reason, rows } of counted) {
    if (!isAddress(reason)) continue;
    const name = reason.kind === 'address' ? reason.name : '';
    const key = JSON.stringify([reason.kind, name, reason.source, receiverOf(reason.value)]);
    const before = gathered.get(key);
    const count = rows * numberOf(reason) + (before ? numberOf(before) : 0);
    gathered.set(key, { ...(before ?? reason), ...(count > 1 && { count }) });
  }
  const others = counted.flatMap(({ reason }) => (isAddress(reason) ? [] : [reason]));
  return [...[...gathered.values()].sort((one, other) => numberOf(one) - numberOf(other)), ...others];
}
