import type { ReactNode } from 'react';

import { isJsonArray, type Json, ownValue } from '#core/json/json.ts';
import { excerptJson, excerptValue } from '#core/json/write.ts';
import { readAddress } from '#core/options/read-address.ts';
import type { RunOrder } from '#core/run/run.ts';
import { formatList, formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { endOf, excerpt, shortened } from '#core/cut-text.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { useOptionText } from '#parts/texts/option-text.ts';

export type NamedReason = {
  readonly name: string;
  readonly value: ReactNode;
  readonly usual?: string;
  /** A value of the run that carries no risk by itself. */
  readonly isValue?: true;
};

export function useNamedReason(
  titleOf: (field: string) => string,
  order?: RunOrder,
): (reason: StartReason) => readonly NamedReason[] {
  const t = useMessages();
  const optionText = useOptionText();
  const isValue = true;
  return (reason) => {
    switch (reason.kind) {
      case 'noCap':
        return [noCapReason(t, optionText, reason)];
      case 'subtasks':
        return [{ name: t('link.confirm.tasks'), value: formatNumber(reason.count) }];
      case 'budget':
        return budgetReason(t, reason);
      case 'ownCap':
        return [capReason(t, reason)];
      case 'option': {
        const { name, value, usual } = reason;
        return [
          { name: t(`options.${name}`), value: optionText(name, value), usual: optionText(name, usual) },
        ];
      }
      case 'callback':
        return [{ name: t('options.callbackUrl'), value: <AddressText {...reason} /> }];
      case 'address':
        return [{ name: excerpt(titleOf(reason.name)), value: <AddressText {...reason} /> }];
      case 'extra':
        return [
          {
            name: t('start.confirm.extra', { name: excerpt(reason.name) }),
            value: <bdi>{excerptJson(reason.value)}</bdi>,
          },
        ];
      case 'filled':
        return [
          ...reason.fields.map((field): NamedReason => {
            const value = order && itemsText(t, ownValue(order.custom, field));
            return { name: excerpt(titleOf(field)), value: <bdi>{value}</bdi>, isValue };
          }),
          ...reason.options.map((name): NamedReason => {
            const value = order?.options[name];
            return { name: t(`options.${name}`), value: optionText(name, String(value ?? '')), isValue };
          }),
          ...(reason.emptied ?? []).map((field): NamedReason => ({
            name: excerpt(titleOf(field)),
            value: t('start.confirm.emptied'),
            isValue,
          })),
        ];
    }
  };
}

const ITEMS = 3;

function itemsText(t: Translate, value: Json = null): string {
  if (!isJsonArray(value) || !value.every((item) => typeof item === 'string')) return excerptValue(value);
  const more = value.length - ITEMS;
  return formatList([
    ...value.slice(0, ITEMS).map(excerptValue),
    ...(more > 0 ? [t('start.confirm.more', { count: formatNumber(more) })] : []),
  ]);
}

type NoCapReason = Extract<StartReason, { readonly kind: 'noCap' }>;

function noCapReason(
  t: Translate,
  optionText: ReturnType<typeof useOptionText>,
  { usual, limit = 0, isAboveBalance }: NoCapReason,
): NamedReason {
  const value = optionText('maxCharge', String(limit));
  return {
    name: t('options.maxCharge'),
    value: isAboveBalance ? t('link.confirm.aboveBalance', { value }) : value,
    ...((usual > 0 || limit > 0) && { usual: optionText('maxCharge', String(usual)) }),
  };
}

type BudgetReason = Extract<StartReason, { readonly kind: 'budget' }>;

export const overBudgetTitle = (
  reasons: readonly StartReason[],
): 'start.confirm.mayOver' | 'start.confirm.over' =>
  reasons.some((reason) => reason.kind === 'budget' && mayBeLeft(reason))
    ? 'start.confirm.mayOver'
    : 'start.confirm.over';

const mayBeLeft = ({ budget, spent }: BudgetReason) => spent === undefined || Number(spent) < budget;

function budgetReason(t: Translate, reason: BudgetReason): readonly NamedReason[] {
  const { claimed } = reason;
  if (claimed === undefined) return [spentReason(t, reason)];
  const { runs, usd, unknown } = claimed;
  const most = t('start.confirm.budget.claimed.most', { count: runs, usd: formatMoney(usd) });
  const without = t('start.confirm.budget.claimed.runs', { count: unknown });
  return [
    spentReason(t, reason),
    ...(runs > 0 ? [{ name: t('start.confirm.budget.claimed'), value: most }] : []),
    ...(unknown > 0 ? [{ name: t('start.confirm.budget.claimed.unknown'), value: without }] : []),
  ];
}

function spentReason(t: Translate, { budget, spent, atMost }: BudgetReason): NamedReason {
  const usd = formatMoney(budget);
  if (atMost === undefined) {
    const value = spent === undefined ? t('start.confirm.budget.unknown') : formatMoney(Number(spent));
    return { name: t('start.confirm.budget', { usd }), value };
  }
  const left = formatMoney(budget - Number(spent));
  const value =
    atMost === 0
      ? t('start.confirm.budget.noLimit', { left })
      : t('start.confirm.budget.mayCost', { left, most: formatMoney(atMost) });
  return { name: t('start.confirm.budget.left', { usd }), value };
}

function capReason(
  t: Translate,
  { cap, maxCharge: amount, runs }: Extract<StartReason, { readonly kind: 'ownCap' }>,
): NamedReason {
  const limit = amount === 0 ? t('common.noLimit') : amount && formatMoney(amount);
  const most = limit ?? t('start.confirm.cap.unknown');
  const value = runs === undefined ? most : t('start.confirm.ownCap.runs', { most, count: runs });
  return { name: t('start.confirm.ownCap', { usd: formatMoney(cap) }), value };
}

/** Maximum characters shown after the host. */
const PATH = 120;

type AddressTextProps = { readonly value: string; readonly count?: number };

function AddressText({ value, count = 1 }: AddressTextProps) {
  const t = useMessages();
  const read = readAddress(value);
  const { scheme, host, path } = read.ok ? read.value : { scheme: '', host: undefined, path: cut(value) };
  return (
    <>
      {scheme}
      {host !== undefined && <bdi className="underline">{host}</bdi>}
      {(count === 1 || host === undefined) && path !== '' && (
        <bdi className={host === undefined ? undefined : 'font-normal'}>{cut(path)}</bdi>
      )}
      {count > 1 && <span className="font-normal"> · {t('start.confirm.addresses', { count })}</span>}
    </>
  );
}

function cut(text: string): string {
  return text.length > PATH ? `${shortened(text, PATH / 2)}${endOf(text, PATH / 2)}` : text;
}

export function useReasonSentence(titleOf: (field: string) => string): (reason: StartReason) => ReactNode {
  const t = useMessages();
  const optionText = useOptionText();
  return (reason) => {
    switch (reason.kind) {
      case 'callback':
        return (
          <>
            {t('compose.from.link.callback')} <AddressText {...reason} />
          </>
        );
      case 'address':
        return (
          <>
            {t('compose.from.link.address', { name: excerpt(titleOf(reason.name)) })}{' '}
            <AddressText {...reason} />
          </>
        );
      case 'noCap':
        return noCapSentence(t, optionText, reason);
      case 'subtasks':
        return t('compose.from.link.tasks', { count: formatNumber(reason.count) });
      case 'budget':
      case 'ownCap':
        return undefined;
      case 'option': {
        const { name, value, usual } = reason;
        return t('compose.from.link.above', {
          name: t(`options.${name}`),
          value: optionText(name, value),
          usual: optionText(name, usual),
        });
      }
      case 'extra':
      case 'filled':
        return undefined;
    }
  };
}

function noCapSentence(
  t: Translate,
  optionText: ReturnType<typeof useOptionText>,
  { source, limit, usual }: NoCapReason,
): string | undefined {
  if (source === undefined) return undefined;
  if (limit === undefined) return t('compose.from.link.noCharge');
  const text = (usd: number) => optionText('maxCharge', String(usd));
  return t('compose.from.link.above', {
    name: t('options.maxCharge'),
    value: text(limit),
    usual: text(usual),
  });
}
