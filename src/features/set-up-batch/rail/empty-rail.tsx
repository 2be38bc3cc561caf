import { useId } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { splittingFields } from '#core/subtasks/split-into-subtasks.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';

import { EarlierBatches } from '../source/earlier-batches.tsx';
import type { TitleOf } from '../form/use-titles.ts';

type EmptyRailProps = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly onEdit: (field: string) => void;
  readonly titleOf: TitleOf;
  readonly tried: number;
};

export function EmptyRail({ slug, descriptor, titleOf, tried, onEdit }: EmptyRailProps) {
  const t = useMessages();
  const reason = useId();
  const field = splittingFields(descriptor.splitting).find((name) =>
    descriptor.parameters.some((parameter) => parameter.name === name && parameter.type === 'array'),
  );
  return (
    <aside aria-label={t('batch.rail')} className="min-w-0 space-y-3.5">
      <Card className="space-y-2 p-4">
        <Button variant="primary" size="large" disabled aria-describedby={reason} className="w-full">
          {t('batch.try', { count: tried })}
        </Button>
        <Button size="large" disabled aria-describedby={reason} className="w-full">
          {t('batch.startNone')}
        </Button>
        <p id={reason} className="text-sm text-muted">
          {t('batch.addFirst')}
        </p>
      </Card>
      {field !== undefined && (
        <Card className="px-4 py-3">
          <h2 className="font-semibold">{t('batch.one.title')}</h2>
          <p className="mt-0.5 text-sm text-muted">{t('batch.one.about', { name: titleOf(field) })}</p>
          <button
            type="button"
            onClick={() => onEdit(field)}
            className="mt-1 touch-target text-sm text-accent hover:underline"
          >
            {t('batch.one.go', { name: titleOf(field) })}
          </button>
        </Card>
      )}
      <EarlierBatches worker={slug} />
    </aside>
  );
}
