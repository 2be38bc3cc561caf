import type { CarriedChanges } from '#core/draft/carry-over.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Notice } from '#ui/notice.tsx';

type CarriedNoticeProps = {
  readonly changes: CarriedChanges;
  /** Names of what a preset does not hold, because it looked like a secret. */
  readonly omitted: readonly string[];
  readonly version: string;
  readonly onDismiss: () => void;
};

/** What another version of the Worker made of the values that were typed for the one before. */
export function CarriedNotice({ changes, omitted, version, onDismiss }: CarriedNoticeProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const { gone, unfit, renewed, options } = changes;
  const named = {
    ...{ gone, unfit },
    renewed: [...renewed, ...options.map((name) => t(`options.${name}`))],
  };
  const changed = CHANGES.filter((kind) => named[kind].length > 0);
  return (
    <Notice onDismiss={onDismiss}>
      {omitted.length > 0 && (
        <p>{t('presets.applied.omitted', { names: formatList(omitted.map(readTitle)) })}</p>
      )}
      {changed.map((kind) => (
        <p key={kind}>
          {t(`compose.carried.${kind}`, {
            version,
            names: formatList(named[kind]),
            count: named[kind].length,
          })}
        </p>
      ))}
    </Notice>
  );
}

const CHANGES = ['gone', 'unfit', 'renewed'] as const satisfies readonly (keyof CarriedChanges)[];
