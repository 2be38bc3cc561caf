import { Pencil, Star } from 'lucide-react';
import { useState } from 'react';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { MOST, NO_LABEL, type RunLabel } from '#core/runs/run-label.ts';
import { useMessages } from '#messages/use-messages.ts';
import { ownName, useChangeLabels, useRunLabels } from '#starts/names/run-labels.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { NameField } from '#ui/controls/name-field.tsx';

export type RunLabels = ReturnType<typeof useLabelsOfRun>;

export function useLabelsOfRun(slug: RunSlug) {
  const labels = useRunLabels().get(slug) ?? NO_LABEL;
  const { change } = useChangeLabels();
  const [isUnkept, setIsUnkept] = useState(false);
  const keep = async (next: Partial<Omit<RunLabel, 'at'>>) =>
    setIsUnkept(!(await change([slug], () => next)));
  return { labels, keep: (next: Partial<Omit<RunLabel, 'at'>>) => void keep(next), isUnkept };
}

type RunNameProps = RunLabels & {
  readonly title: string;
  readonly usual: string;
};

export function RunName({ labels, keep, isUnkept, title, usual }: RunNameProps) {
  const t = useMessages();
  const [isNaming, setIsNaming] = useState(false);
  const rename = (name: string) => {
    setIsNaming(false);
    const own = ownName(name, usual);
    if (own !== labels.name) keep({ name: own });
  };
  return (
    <>
      {isNaming ? (
        <>
          <h1 className="sr-only">{title}</h1>
          <NameField
            label={t('run.name')}
            most={MOST.name}
            name={title}
            onName={rename}
            onLeave={() => setIsNaming(false)}
            className="max-w-xl min-w-0 grow basis-40 rounded border border-line-strong bg-surface px-1.5 text-xl font-semibold pointer-coarse:min-h-11"
          />
        </>
      ) : (
        <span className="flex min-w-0 items-center gap-1">
          {labels.star && (
            <Star
              size={16}
              role="img"
              aria-label={t('run.starred')}
              fill="currentColor"
              className="text-accent"
            />
          )}
          <h1 className="min-w-0 text-xl font-semibold wrap-anywhere">
            <bdi>{title}</bdi>
          </h1>
          <IconButton label={t('run.rename')} onClick={() => setIsNaming(true)}>
            <Pencil size={14} aria-hidden />
          </IconButton>
        </span>
      )}
      {labels.tags.map((tag) => (
        <bdi key={tag} className="rounded border border-line-strong px-1.5 text-xs text-muted">
          {tag}
        </bdi>
      ))}
      {isUnkept && (
        <span role="alert" className="text-sm text-warn">
          {t('run.marks.unkept')}
        </span>
      )}
    </>
  );
}
