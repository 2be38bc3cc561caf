import type { Parameter } from '#core/form/parameter.ts';
import type { Problem } from '#core/form/problem.ts';
import type { LinkIssue, LinkReason } from '#core/link/link-content.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { excerpt } from '#core/cut-text.ts';

const PROBLEM: Record<Problem['kind'], MessageKey> = {
  required: 'link.why.required',
  notANumber: 'link.why.notANumber',
  hasCommas: 'link.why.hasCommas',
  notWhole: 'link.why.notWhole',
  notExact: 'link.why.notExact',
  belowMinimum: 'link.why.belowMinimum',
  aboveMaximum: 'link.why.aboveMaximum',
  notAnOption: 'link.why.notAnOption',
  notADate: 'link.why.notADate',
  notJson: 'link.why.notJson',
  repeatedKey: 'link.why.repeatedKey',
  wrongType: 'link.why.wrongType',
  notAUrl: 'link.why.notAUrl',
  mixedItems: 'link.why.mixedItems',
  withoutText: 'link.why.withoutText',
  nestedArray: 'link.why.nestedArray',
};

const WHY: Record<
  Exclude<LinkReason['kind'], 'problem' | 'unknownField' | 'key' | 'oneItem' | 'counting'>,
  MessageKey
> = {
  unknownName: 'link.why.unknownName',
  badOption: 'link.why.badOption',
  repeated: 'link.why.repeated',
  namedTwice: 'link.why.namedTwice',
};

/** What could not be used, or is to be checked, in one sentence ("max_results: “abc” is not a whole number; the default 20 stays."). */
export function linkIssueText(t: Translate, issue: LinkIssue, parameter: Parameter | undefined): string {
  const { reason } = issue;
  const said = { field: excerpt(issue.field), value: excerpt(issue.value) };
  if (reason.kind === 'unknownField') return t('link.issue.unknownField', said);
  if (reason.kind === 'key') return t('link.issue.key', said);
  if (reason.kind === 'oneItem' || reason.kind === 'counting') return t(`link.issue.${reason.kind}`, said);
  const why = reason.kind === 'problem' ? problemWhy(t, reason.problem, parameter) : t(WHY[reason.kind]);
  return t('link.issue', { ...said, why, stays: staysText(t, issue, parameter) });
}

function problemWhy(t: Translate, problem: Problem, parameter: Parameter | undefined): string {
  if (problem.kind === 'notANumber' && parameter?.type === 'integer') return t('link.why.notWhole');
  const facts = Object.entries(problem).map(([name, value]): readonly [string, string] => [
    name,
    typeof value === 'number' ? formatNumber(value, { maximumFractionDigits: 20 }) : value,
  ]);
  return t(PROBLEM[problem.kind], Object.fromEntries(facts));
}

function staysText(t: Translate, { stays, reason }: LinkIssue, parameter: Parameter | undefined): string {
  // Such a name may be a field's all the same, without its prefix.
  if (reason.kind === 'unknownName' || reason.kind === 'namedTwice') return t('link.issue.unused');
  if (stays !== undefined && stays !== '') return t('link.issue.default', { value: excerpt(stays) });
  return parameter === undefined ? t('link.issue.unused') : t('link.issue.empty');
}
