import { Star } from 'lucide-react';

import type { StarredWorker } from '#core/ids/starred-workers.ts';
import { workerName } from '#core/ids/worker-name.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { IconButton } from '#ui/controls/button.tsx';

type StarButtonProps = {
  readonly worker: StarredWorker;
  readonly isOn: boolean;
  readonly onChange: (worker: StarredWorker, on: boolean) => void;
};

export function StarButton({ worker, isOn, onChange }: StarButtonProps) {
  const t = useMessages();
  return (
    <IconButton
      label={t('workers.star', { worker: workerName(worker) })}
      aria-pressed={isOn}
      onClick={() => onChange({ slug: worker.slug, title: worker.title }, !isOn)}
    >
      <Star size={16} aria-hidden className={classNames(isOn && 'fill-accent text-accent')} />
    </IconButton>
  );
}
