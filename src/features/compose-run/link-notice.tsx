import { useId, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { linkDangers } from '#core/share/link-dangers.ts';
import { formatList, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { WarningMark } from '#ui/warning-mark.tsx';

import { LinkChanges } from './link-changes.tsx';
import { useDangerText } from './link-danger-text.ts';
import { faultText } from './link-fault-text.ts';
import { excerpt, linkIssueText } from './link-issue-text.ts';
import { defaultDraft, type DraftOrigin, linkedDraft } from './open-draft.ts';
import type { OpenedLink } from './open-link.ts';
import type { ComposedDraft } from './use-draft.ts';

type LinkNoticeProps = {
  readonly origin: Extract<DraftOrigin, { kind: 'link' }>;
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
};

/** Says what a link, or an earlier run, filled in, what it could not, and what can cost money; gives the ways back. */
export function LinkNotice({ origin, descriptor, draft }: LinkNoticeProps) {
  const t = useMessages();
  const listId = useId();
  const [reviewed, setReviewed] = useState(false);
  const { link, replaced } = origin;
  const { changes } = link;
  const options = changes.filter(({ kind }) => kind === 'option').length;
  return (
    <Notice
      title={t(link.marks.earlierRun ? 'compose.from.run' : 'compose.from.link')}
      actions={<WaysBack {...{ link, replaced, descriptor, draft }} />}
    >
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

type WaysBackProps = Omit<LinkNoticeProps, 'origin'> & Pick<LinkNoticeProps['origin'], 'link' | 'replaced'>;

function WaysBack({ link, replaced, descriptor, draft }: WaysBackProps) {
  const t = useMessages();
  return (
    <>
      <Button size="small" onClick={() => draft.replace(defaultDraft(descriptor), { marks: undefined })}>
        {t('compose.from.link.defaults')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onClick={() => draft.replace(linkedDraft(link, descriptor), { marks: link.marks })}
      >
        {t(link.marks.earlierRun ? 'compose.from.run.undo' : 'compose.from.link.undo')}
      </Button>
      {replaced && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            draft.replace(replaced, { marks: undefined });
            draft.forgetLink();
          }}
        >
          {t('compose.from.link.draft')}
        </Button>
      )}
    </>
  );
}

type AboutLinkProps = { readonly link: OpenedLink; readonly descriptor: WorkerDescriptor };

/** So many names or sentences are told one by one. */
const TOLD = 20;

function Warnings({ link, descriptor }: AboutLinkProps) {
  const t = useMessages();
  const dangerText = useDangerText();
  const { marks, version, withheld, fault, applied } = link;
  const { system, version: current, parameters } = descriptor;
  const labelOf = (name: string) =>
    parameters.find((parameter) => parameter.name === name)?.title ??
    (name === 'callbackUrl' ? t('options.callbackUrl') : name);
  const pinned = applied.setOptions.version;
  const isOther = (asked: string | undefined) =>
    asked !== undefined && asked !== '' && current !== '' && asked !== current;
  const dangers = linkDangers(marks, { options: marks.options, tasks: marks.tasks, system });
  const said = [
    ...(fault === undefined ? [] : [t('compose.from.link.fault', { why: faultText(t, fault) })]),
    ...(isOther(version)
      ? [
          t(marks.earlierRun ? 'compose.from.run.version' : 'compose.from.link.version', {
            linked: excerpt(version ?? ''),
            current,
          }),
        ]
      : []),
    ...(isOther(pinned) ? [t('compose.from.link.pinned', { version: excerpt(pinned ?? ''), current })] : []),
    ...(withheld.length === 0
      ? []
      : [
          t(marks.earlierRun ? 'compose.from.run.withheld' : 'compose.from.link.withheld', {
            names: formatList(
              withheld.slice(0, TOLD).map((name) => excerpt(marks.earlierRun ? labelOf(name) : name)),
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
      {dangers.map((danger) => (
        <p key={danger.kind} className="text-warn">
          <WarningMark />
          {dangerText(danger)}
        </p>
      ))}
    </>
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
