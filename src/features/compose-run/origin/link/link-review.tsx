import { useMemo, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { type FormChange, formChanges } from '#core/link/form-changes.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { formatNumber } from '#messages/format.ts';
import { useChangeTexts } from '#parts/texts/change-texts.ts';

import { changesOfLink } from './changes-of-link.ts';
import type { OpenedLink } from '../../link/open-link.ts';

type LinkReviewProps = {
  readonly link: OpenedLink;
  readonly descriptor: WorkerDescriptor;
  readonly mine: Draft | undefined;
  readonly onClose: () => void;
};

type Beside = 'defaults' | 'mine';

export function LinkReview({ link, descriptor, mine, onClose }: LinkReviewProps) {
  const t = useMessages();
  const [beside, setBeside] = useState<Beside>('defaults');
  const changes = useMemo(
    () =>
      mine && beside === 'mine'
        ? formChanges(mine, link.applied, descriptor)
        : changesOfLink(link, descriptor),
    [beside, mine, link, descriptor],
  );
  return (
    <Dialog wide title={t('compose.from.link.review')} onClose={onClose}>
      <p className="text-muted">
        {t(`compose.from.${link.from}`)} <LinkSum link={link} descriptor={descriptor} />
      </p>
      {mine && (
        <div className="mt-2">
          <Choices<Beside>
            legend={t('compose.from.link.beside')}
            value={beside}
            onChange={setBeside}
            choices={[
              { value: 'defaults', label: t('compose.from.link.beside.defaults') },
              { value: 'mine', label: t('compose.from.link.beside.mine') },
            ]}
          />
        </div>
      )}
      {changes.length === 0 ? (
        <p className="mt-2">{t('compose.from.link.same')}</p>
      ) : (
        <LinkChanges changes={changes} />
      )}
    </Dialog>
  );
}

type LinkSumProps = { readonly link: OpenedLink; readonly descriptor: WorkerDescriptor };

export function LinkSum({ link, descriptor }: LinkSumProps) {
  const t = useMessages();
  const changes = changesOfLink(link, descriptor);
  if (changes.length === 0) return t('compose.from.link.nothing');
  const options = changes.filter(({ kind }) => kind === 'option').length;
  return t('compose.from.link.sets', {
    fields: formatNumber(changes.length - options),
    total: formatNumber(descriptor.parameters.length + link.applied.values.extras.size),
    options,
  });
}

const LISTED = 200;

function LinkChanges({ changes }: { readonly changes: readonly FormChange[] }) {
  const t = useMessages();
  const texts = useChangeTexts();
  return (
    <dl
      aria-label={t('compose.from.link.changes')}
      tabIndex={0}
      className="mt-2 max-h-72 overflow-auto rounded border border-line"
    >
      {changes.slice(0, LISTED).map((change) => {
        const { name, whole, change: text, beginning } = texts(change);
        return (
          <div
            key={`${change.kind} ${change.name}`}
            className="grid gap-x-4 border-b border-line px-3 py-1 last:border-b-0 sm:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <dt dir="auto" className="text-muted" {...(name !== whole && { title: whole })}>
              {name}
            </dt>
            <dd className="min-w-0 wrap-anywhere">
              {text}
              {beginning !== undefined && <span className="block text-sm text-muted">{beginning}</span>}
            </dd>
          </div>
        );
      })}
      {changes.length > LISTED && (
        <div className="px-3 py-1">
          <dt className="text-muted">
            {t('compose.from.link.more', { count: formatNumber(changes.length - LISTED) })}
          </dt>
        </div>
      )}
    </dl>
  );
}
