import { OutLink } from '../controls/link.tsx';
import { inexactIn } from '#core/json/digits.ts';
import type { Json } from '#core/json/json.ts';
import { zonedMomentOf } from '#core/results/filter/measure.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import { formatMoment } from '#messages/format.ts';

import { toLink } from './cell.ts';

export function PlainValue({ value }: { readonly value: Json }) {
  if (typeof value !== 'string' || inexactIn(value) !== undefined)
    return <code className="text-xs text-muted">{toValueText(value) || 'null'}</code>;
  const at = zonedMomentOf(value);
  if (at !== undefined) {
    return (
      <>
        <span className="wrap-anywhere">{value}</span>{' '}
        <span className="text-muted">{formatMoment(at, { seconds: true })}</span>
      </>
    );
  }
  const link = toLink(value);
  if (!link) return <span className="wrap-anywhere whitespace-pre-wrap">{value}</span>;
  return (
    <OutLink href={link.href} className="touch-target wrap-anywhere text-accent underline">
      {value}
    </OutLink>
  );
}
