import { useMemo, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { formChanges } from '#core/link/form-changes.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { changesOfLink } from './changes-of-link.ts';
import { LinkChanges } from './link-changes.tsx';
import { LinkSum } from './link-sum.tsx';
import type { OpenedLink } from '../../link/open-link.ts';

type LinkReviewProps = {
  readonly link: OpenedLink;
  readonly descriptor: WorkerDescriptor;
  /** What was put aside for it. */
  readonly mine: Draft | undefined;
  readonly onClose: () => void;
};

type Beside = 'defaults' | 'mine';

/** All that a link, an earlier run or a task changed in the form: of the Worker's defaults, or of the draft that it took the place of. */
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
