import { useId, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { formatList, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { excerpt } from '#core/cut-text.ts';
import { useReasonSentence } from '#starts/question/reason-text.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';
import type { Parameter } from '#core/form/parameter.ts';
import type { Problem } from '#core/form/problem.ts';
import type { LinkIssue, LinkReason } from '#core/link/link-content.ts';
import type { MessageKey } from '#messages/en.ts';
import type { Translate } from '#messages/i18n.ts';

import { faultText } from './link-fault-text.ts';
import { linkRemarks } from './link-remarks.ts';
import { changesOfLink } from './changes-of-link.ts';
import { LinkReview, LinkSum } from './link-review.tsx';
import type { DraftOrigin } from '../../draft/opening/draft-origin.ts';
import type { OpenedLink } from '../../link/open-link.ts';

type LinkNoticeProps = {
  readonly link: OpenedLink;
  readonly descriptor: WorkerDescriptor;
  readonly mine: Draft | undefined;
  readonly onDismiss: () => void;
};

export function LinkNotice({ link, descriptor, mine, onDismiss }: LinkNoticeProps) {
  const t = useMessages();
  const { from } = link;
  const [isReviewing, setIsReviewing] = useState(false);
  return (
    <Notice title={t(`compose.from.${from}`)} onDismiss={onDismiss}>
      <p>
        <LinkSum link={link} descriptor={descriptor} />{' '}
        {changesOfLink(link, descriptor).length > 0 && (
          <button
            type="button"
            aria-haspopup="dialog"
            className="touch-overlay text-accent underline"
            onClick={() => setIsReviewing(true)}
          >
            {t('compose.from.link.review')}
          </button>
        )}
      </p>
      <Warnings link={link} descriptor={descriptor} />
      <Issues link={link} descriptor={descriptor} />
      {isReviewing && (
        <LinkReview link={link} descriptor={descriptor} mine={mine} onClose={() => setIsReviewing(false)} />
      )}
    </Notice>
  );
}

type IdleLinkNoticeProps = {
  readonly origin: Extract<DraftOrigin, { kind: 'idleLink' }>;
  readonly descriptor: WorkerDescriptor;
  readonly onDismiss: () => void;
};

export function IdleLinkNotice({ origin, descriptor, onDismiss }: IdleLinkNoticeProps) {
  const { link, hasDraft } = origin;
  const t = useMessages();
  return (
    <Notice title={t('compose.from.link.idle')} onDismiss={onDismiss}>
      <p>{t(hasDraft ? 'compose.link.form.draft' : 'compose.link.form.defaults')}</p>
      <Warnings link={link} descriptor={descriptor} />
      <Issues link={link} descriptor={descriptor} />
    </Notice>
  );
}

type AboutLinkProps = { readonly link: OpenedLink; readonly descriptor: WorkerDescriptor };

const MAX_SHOWN = 20;

export function Warnings({ link, descriptor }: AboutLinkProps) {
  const t = useMessages();
  const { from, withheld, fault } = link;
  const { version: current, parameters } = descriptor;
  const { version, pinned, dangers } = linkRemarks(link, descriptor);
  const readTitle = useReadTitle();
  const labelOf = (name: string) => {
    const named = parameters.find((parameter) => parameter.name === name);
    if (named !== undefined) return readTitle(named.title);
    return name === 'callbackUrl' ? t('options.callbackUrl') : name;
  };
  const sentence = useReasonSentence((name) => labelOf(name));
  const said = [
    ...(fault === undefined ? [] : [t('compose.from.link.fault', { why: faultText(t, fault) })]),
    ...(version === undefined
      ? []
      : [t(`compose.from.${from}.version`, { linked: excerpt(version), current })]),
    ...(pinned === undefined ? [] : [t('compose.from.link.pinned', { version: excerpt(pinned), current })]),
    ...(withheld.length === 0
      ? []
      : [
          t(from === 'run' ? 'compose.from.run.withheld' : 'compose.from.link.withheld', {
            names: formatList(
              withheld.slice(0, MAX_SHOWN).map((name) => excerpt(from === 'run' ? labelOf(name) : name)),
            ),
            count: withheld.length,
          }),
        ]),
  ];
  return (
    <>
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {dangers
        .map(sentence)
        .filter((text) => text !== undefined)
        .map((text, index) => (
          <p key={index} className="text-warn">
            <WarningIcon />
            {text}
          </p>
        ))}
    </>
  );
}

export function Issues({ link, descriptor }: AboutLinkProps) {
  const t = useMessages();
  const titleId = useId();
  const { issues } = link.applied;
  if (issues.length === 0) return null;
  const parameterOf = (field: string) => descriptor.parameters.find(({ name }) => name === field);
  return (
    <div className="mt-1">
      <p id={titleId} className="font-semibold">
        {t('link.issues')}
      </p>
      <ul aria-labelledby={titleId} className="list-disc pl-5">
        {issues.slice(0, MAX_SHOWN).map((issue, index) => (
          <li key={index}>{linkIssueText(t, issue, parameterOf(issue.field))}</li>
        ))}
        {issues.length > MAX_SHOWN && (
          <li>{t('compose.from.link.more', { count: formatNumber(issues.length - MAX_SHOWN) })}</li>
        )}
      </ul>
    </div>
  );
}

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

/** One sentence ("max_results: “abc” is not a whole number; the default 20 stays."). */
function linkIssueText(t: Translate, issue: LinkIssue, parameter: Parameter | undefined): string {
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
