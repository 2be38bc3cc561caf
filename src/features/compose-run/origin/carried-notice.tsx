import type { CarriedChanges } from '#core/draft/carry-over.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useOptionText } from '#parts/texts/option-text.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Notice } from '#ui/notice.tsx';

type CarriedNoticeProps = {
  readonly changes: CarriedChanges;
  readonly omitted: readonly string[];
  readonly version: string;
  readonly onDismiss: () => void;
};

export function CarriedNotice({ changes, omitted, version, onDismiss }: CarriedNoticeProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const optionText = useOptionText();
  const { options } = changes;
  const changed = CHANGES.filter((kind) => changes[kind].length > 0);
  const renewed = options.map(({ name, from, to }) =>
    t('compose.carried.option', {
      name: t(`options.${name}`),
      from: optionText(name, from),
      to: optionText(name, to),
    }),
  );
  return (
    <Notice onDismiss={onDismiss}>
      {omitted.length > 0 && (
        <p>{t('presets.applied.omitted', { names: formatList(omitted.map(readTitle)) })}</p>
      )}
      {changed.map((kind) => (
        <p key={kind}>
          {t(`compose.carried.${kind}`, {
            version,
            names: formatList(changes[kind]),
            count: changes[kind].length,
          })}
        </p>
      ))}
      {renewed.length > 0 && (
        <p>{t('compose.carried.options', { changes: formatList(renewed), count: renewed.length })}</p>
      )}
    </Notice>
  );
}

const CHANGES = ['gone', 'unfit', 'renewed'] as const satisfies readonly (keyof CarriedChanges)[];
