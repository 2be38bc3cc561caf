import { useMessages } from '#messages/use-messages.ts';
import { Floating } from '#ui/floating.tsx';
import { Notice } from '#ui/notice.tsx';

export type LinkCopiedProps = {
  readonly of: 'run' | 'batch' | 'collection';
  readonly count?: number | undefined;
  /** The link itself, if it could not be copied. */
  readonly failed: string | undefined;
  readonly onDismiss: () => void;
};

export function LinkCopied({ of, count = 1, failed, onDismiss }: LinkCopiedProps) {
  const t = useMessages();
  return (
    <Floating onPass={failed === undefined ? onDismiss : undefined}>
      <Notice
        tone={failed === undefined ? 'good' : 'bad'}
        title={t(failed === undefined ? 'common.copied' : 'common.copyFailed')}
        onDismiss={onDismiss}
      >
        <p>{failed ?? t(`copied.${of}`, { count })}</p>
      </Notice>
    </Floating>
  );
}
