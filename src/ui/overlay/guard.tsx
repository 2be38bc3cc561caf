import { type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { Button } from '../controls/button.tsx';
import { GuardedButton } from '../controls/guarded-button.tsx';
import { Dialog } from './dialog.tsx';

type GuardProps = {
  /** What happens, as a question. */
  readonly title: string;
  /** Values and figures; they describe the dialog. */
  readonly about: ReactNode;
  /** Verb and object, with the amount. */
  readonly action: string;
  /** `common.cancel`, unless the way back needs a name of its own. */
  readonly cancel?: string;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  /** Other ways on, before the two buttons. */
  readonly beside?: ReactNode;
  readonly onAgree: () => void;
  readonly onClose: () => void;
  /** What can be changed here. The focus begins at its `data-first-focus`, else at the button that acts. */
  readonly children?: ReactNode;
};

/** The one shape of a question before something costs money or cannot be taken back. Leaving it changes nothing. */
export function Guard(props: GuardProps) {
  const { title, about, action, cancel, isDangerous = false, isReady = true, beside, children } = props;
  const t = useMessages();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady) props.onAgree();
  };
  return (
    <Dialog title={title} about={about} onClose={props.onClose}>
      <form noValidate onSubmit={submit} onKeyDown={ignoreHeldEnter}>
        {children}
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          {beside}
          <Button onClick={props.onClose}>{cancel ?? t('common.cancel')}</Button>
          <GuardedButton
            type="submit"
            data-first-focus
            variant={isDangerous ? 'danger' : 'primary'}
            isReady={isReady}
          >
            {action}
          </GuardedButton>
        </div>
      </form>
    </Dialog>
  );
}

/** The Enter that is held since it opened a question does not answer it from a field. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}
