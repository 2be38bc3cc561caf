import { type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { Button } from '../controls/button.tsx';
import { GuardedButton } from '../controls/guarded-button.tsx';
import { Dialog } from './dialog.tsx';

type GuardProps = {
  readonly title: string;
  readonly about?: ReactNode;
  /** Verb and object, with the amount; absent if there is nothing to confirm. */
  readonly action?: string | undefined;
  readonly meaning?: string | undefined;
  readonly cancel?: string | undefined;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  readonly wide?: boolean;
  readonly holdsWork?: boolean;
  /** Set while a stoppable action runs. Leaving and `cancel` call it. */
  readonly onStop?: (() => void) | undefined;
  readonly beside?: ReactNode;
  readonly onAgree: () => void;
  readonly onClose: () => void;
  /** Editable content. The focus begins at its `data-first-focus`, else at the action button. */
  readonly children?: ReactNode;
};

/** The standard question before something costs money or cannot be undone. Leaving it changes nothing. */
export function Guard(props: GuardProps) {
  const { action, meaning, cancel, beside, children, onAgree, ...others } = props;
  const { isDangerous = false, isReady = true, ...dialog } = others;
  const { onStop, onClose } = dialog;
  const t = useMessages();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady && action !== undefined) onAgree();
  };
  return (
    <Dialog {...dialog}>
      <form noValidate onSubmit={submit} onKeyDown={ignoreHeldEnter}>
        {children}
        {(action ?? cancel) !== undefined && (
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            {beside}
            {onStop ? (
              <GuardedButton isReady={isReady} onClick={onStop}>
                {cancel}
              </GuardedButton>
            ) : (
              <Button onClick={onClose}>{cancel ?? t('common.cancel')}</Button>
            )}
            {action !== undefined && (
              <GuardedButton
                type="submit"
                data-first-focus
                variant={isDangerous ? 'danger' : 'primary'}
                isReady={isReady}
                meaning={meaning}
              >
                {action}
              </GuardedButton>
            )}
          </div>
        )}
      </form>
    </Dialog>
  );
}

/** Ignores an Enter that has been held since it opened the question. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}
