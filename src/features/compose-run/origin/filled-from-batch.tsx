import { useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { formatList } from '#messages/format.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { Issues, Warnings } from './link/link-notice.tsx';
import type { DraftOrigin } from '../draft/opening/draft-origin.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';

type FilledFromBatchProps = {
  readonly descriptor: WorkerDescriptor;
  readonly form: Pick<ComposedDraft, 'origin' | 'isAsFilled' | 'takeBack'>;
};

export function FilledFromBatch({
  descriptor,
  form: { origin, isAsFilled, takeBack },
}: FilledFromBatchProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const [dismissed, setDismissed] = useState<DraftOrigin>();
  if (origin.kind !== 'link' || origin === dismissed || !isAsFilled) return null;
  const { link } = origin;
  if (link.batch === undefined) return null;
  const { name, fields, options, hasStash } = link.batch;
  const titleOf = (field: string) => {
    const parameter = descriptor.parameters.find((one) => one.name === field);
    return parameter ? readTitle(parameter.title) : field;
  };
  const changed = [...fields.map(titleOf), ...options.map((option) => t(`options.${option}`))];
  return (
    <Notice
      title={t('batch.filled', { name })}
      onDismiss={() => setDismissed(origin)}
      actions={
        takeBack && (
          <Button size="small" onClick={takeBack}>
            {t(hasStash ? 'compose.from.link.draft' : 'common.undo')}
          </Button>
        )
      }
    >
      {changed.length > 0 && (
        <p>
          {t('batch.filled.changed', { names: formatList(changed) })}
          {hasStash && sentenceGap() + t('batch.filled.aside')}
        </p>
      )}
      <Warnings link={link} descriptor={descriptor} />
      <Issues link={link} descriptor={descriptor} />
    </Notice>
  );
}
