import { useId, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { judgeStart, type StartReason } from '#core/draft/judge-start.ts';
import { OWN } from '#core/draft/provenance.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import { splitIntoTasks } from '#core/tasks/split-into-tasks.ts';
import { formatList, formatNumber } from '#messages/format.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { excerpt } from '#core/cut-text.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import { useReasonSentence } from '#starts/question/reason-text.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { WarningMark } from '#ui/warning-mark.tsx';

import { LinkChanges } from './link-changes.tsx';
import { faultText } from './link-fault-text.ts';
import { linkIssueText } from './link-issue-text.ts';
import { defaultDraft, type DraftOrigin, linkedDraft } from '../draft/open-draft.ts';
import type { OpenedLink } from './open-link.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';

type LinkNoticeProps = {
  readonly origin: Extract<DraftOrigin, { kind: 'link' }>;
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
};

/** Says what a link, an earlier run or a task filled in, what it could not, and what can cost money; gives the ways back. */
export function LinkNotice({ origin, descriptor, draft }: LinkNoticeProps) {
  const t = useMessages();
  const listId = useId();
  const [reviewed, setReviewed] = useState(false);
  const { link } = origin;
  const { changes } = link;
  const options = changes.filter(({ kind }) => kind === 'option').length;
  return (
    <Notice title={t(`compose.from.${link.from}`)} actions={<WaysBack {...{ link, descriptor, draft }} />}>
      <p>
        {changes.length === 0
          ? t('compose.from.link.nothing')
          : t('compose.from.link.sets', {
              fields: formatNumber(changes.length - options),
              total: formatNumber(descriptor.parameters.length + link.applied.values.extras.size),
              options,
            })}{' '}
        {changes.length > 0 && (
          <button
            type="button"
            aria-expanded={reviewed}
            aria-controls={listId}
            className="touch-overlay text-accent underline"
            onClick={() => setReviewed(!reviewed)}
          >
            {t('compose.from.link.review')}
          </button>
        )}
      </p>
      <Warnings link={link} descriptor={descriptor} />
      <Issues link={link} descriptor={descriptor} />
      <div id={listId}>{reviewed && <LinkChanges changes={changes} />}</div>
    </Notice>
  );
}

type WaysBackProps = Omit<LinkNoticeProps, 'origin'> & Pick<LinkNoticeProps['origin'], 'link'>;

function WaysBack({ link, descriptor, draft }: WaysBackProps) {
  const t = useMessages();
  const [latest, ...aside] = draft.aside;
  return (
    <>
      <Button size="small" onClick={() => draft.replace(defaultDraft(descriptor, ownCap(draft.slug)))}>
        {t('compose.from.link.defaults')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onClick={() => draft.replace(linkedDraft(link, descriptor, ownCap(draft.slug)))}
      >
        {t(`compose.from.${link.from}.undo`)}
      </Button>
      {latest && (
        <Button size="small" variant="quiet" onClick={() => draft.replace(latest, { aside })}>
          {t('compose.from.link.draft')}
        </Button>
      )}
    </>
  );
}

type IdleLinkNoticeProps = {
  readonly origin: Extract<DraftOrigin, { kind: 'idleLink' }>;
  readonly descriptor: WorkerDescriptor;
};

/** Says of a link that sets nothing that it does not, and what in it cannot be used. */
export function IdleLinkNotice({ origin: { link, hasDraft }, descriptor }: IdleLinkNoticeProps) {
  const t = useMessages();
  return (
    <Notice title={t('compose.from.link.idle')}>
      <p>{t(hasDraft ? 'compose.from.link.idle.draft' : 'compose.from.link.idle.defaults')}</p>
      <Warnings link={link} descriptor={descriptor} />
      <Issues link={link} descriptor={descriptor} />
    </Notice>
  );
}

type AboutLinkProps = { readonly link: OpenedLink; readonly descriptor: WorkerDescriptor };

/** So many names or sentences are told one by one. */
const TOLD = 20;

function Warnings({ link, descriptor }: AboutLinkProps) {
  const t = useMessages();
  const { from, version, withheld, fault, applied } = link;
  const { version: current, parameters } = descriptor;
  const readTitle = useReadTitle();
  const labelOf = (name: string) => {
    const named = parameters.find((parameter) => parameter.name === name);
    if (named !== undefined) return readTitle(named.title);
    return name === 'callbackUrl' ? t('options.callbackUrl') : name;
  };
  const sentence = useReasonSentence((name) => labelOf(name));
  const pinned = applied.setOptions.version;
  const isOther = (asked: string | undefined) =>
    asked !== undefined && asked !== '' && current !== '' && asked !== current;
  const dangers = from === 'run' ? [] : dangersOf(link, descriptor);
  const said = [
    ...(fault === undefined ? [] : [t('compose.from.link.fault', { why: faultText(t, fault) })]),
    ...(isOther(version)
      ? [
          t(`compose.from.${from}.version`, {
            linked: excerpt(version ?? ''),
            current,
          }),
        ]
      : []),
    ...(isOther(pinned) ? [t('compose.from.link.pinned', { version: excerpt(pinned ?? ''), current })] : []),
    ...(withheld.length === 0
      ? []
      : [
          t(from === 'run' ? 'compose.from.run.withheld' : 'compose.from.link.withheld', {
            names: formatList(
              withheld.slice(0, TOLD).map((name) => excerpt(from === 'run' ? labelOf(name) : name)),
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
            <WarningMark />
            {text}
          </p>
        ))}
    </>
  );
}

/** What of the form as the link filled it is asked about before a start. The version is told by itself. */
function dangersOf(link: OpenedLink, descriptor: WorkerDescriptor): readonly StartReason[] {
  const { values, options: typed, provenance = OWN } = linkedDraft(link, descriptor);
  const { custom } = buildCustom(descriptor.parameters, values);
  const { read: readOptions } = createOptionsReader({ holdsKey: () => false, versionRequired: false });
  const subtasks = splitIntoTasks(descriptor.splitting, custom).count;
  const threshold = askThreshold();
  const options = readOptions(typed);
  const judged = { options, custom, subtasks, threshold, provenance, readOptions };
  return judgeStart(descriptor, judged).filter(
    (reason) => reason.kind !== 'option' || reason.name !== 'version',
  );
}

function Issues({ link, descriptor }: AboutLinkProps) {
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
        {issues.slice(0, TOLD).map((issue, index) => (
          <li key={index}>{linkIssueText(t, issue, parameterOf(issue.field))}</li>
        ))}
        {issues.length > TOLD && (
          <li>{t('compose.from.link.more', { count: formatNumber(issues.length - TOLD) })}</li>
        )}
      </ul>
    </div>
  );
}
